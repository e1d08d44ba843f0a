import { connectionsOf } from '../oauth/connections.ts'
import { isPlainObject, show } from '../plain-data.ts'
import { messageStrategiesOf } from '../verifications/strategies.ts'
import { SIGN_IN_CHECKS } from './check-sign-ins.ts'
import { typeProblemIn } from './kinds.ts'
import { type Check, KNOWN_VALUES } from './known-values.ts'
import type { AttributeName, AttributeSettings, DeepPartial, InstanceSettings, UserSettings } from './settings.ts'

/** Options or settings are invalid. The message says what to change. The previous settings stay in effect. */
export class MockSettingsError extends Error {
  override readonly name = 'MockSettingsError'
}

const isSwitched = (value: unknown): boolean =>
  isPlainObject(value) && typeof value.enabled === 'boolean' && typeof value.required === 'boolean'

/** For an attribute or a provider without a default, members may be missing. */
const switchesAreSet: Check = ({ settings }) =>
  (['attributes', 'social'] as const)
    .flatMap((group) => Object.entries(settings[group]).map(([name, value]) => ({ path: `${group}.${name}`, value })))
    .filter(({ value }) => !isSwitched(value))
    .map(({ path }) => `\`settings.${path}\` needs \`enabled\` and \`required\`. Set both to \`true\` or \`false\`.`)[0]

const TEXTS = ['terms_url', 'privacy_policy_url', 'support_email'] as const

const textsAreTexts: Check = ({ displayConfig }) =>
  TEXTS.filter((name) => displayConfig[name] !== null && typeof displayConfig[name] !== 'string').map(
    (name) => `\`displayConfig.${name}\` is ${show(displayConfig[name])}. Give a text, or \`null\`.`,
  )[0]

const eachAttribute = (
  settings: UserSettings,
  check: (name: string, attribute: AttributeSettings) => string | undefined,
) =>
  Object.entries(settings.attributes)
    .map(([name, attribute]) => check(name, attribute))
    .find((problem) => problem !== undefined)

const requiredIsEnabled: Check = ({ settings }) =>
  eachAttribute(settings, (name, { enabled, required }) =>
    required && !enabled
      ? `\`settings.attributes.${name}\` is required but not enabled. Set \`enabled: true\`, or \`required: false\`.`
      : undefined,
  )

const attributesHaveAStrategy: Check = ({ settings }) =>
  (['email_address', 'phone_number'] as const)
    .map((name) => {
      const { enabled, verify_at_sign_up, verifications } = settings.attributes[name]
      const known = messageStrategiesOf(name)
      return enabled && verify_at_sign_up && !verifications.some((strategy) => known.includes(strategy))
        ? `\`settings.attributes.${name}\` is verified at sign-up, but its \`verifications\` name no strategy for that. Name a strategy there: ${known.join(', ')}; or set \`verify_at_sign_up: false\`.`
        : undefined
    })
    .find((problem) => problem !== undefined)

const walletHasAStrategy: Check = ({ settings }) => {
  const { enabled, first_factors } = settings.attributes.web3_wallet
  return enabled && !first_factors.some((name) => name.startsWith('web3_'))
    ? '`settings.attributes.web3_wallet` is enabled, but no `first_factors` verify it. Name a strategy there, for example `web3_metamask_signature`.'
    : undefined
}

const phoneHasAChannel: Check = ({ settings }) => {
  const { enabled, channels } = settings.attributes.phone_number
  return enabled && channels && !channels.some((channel) => channel === 'sms' || channel === 'whatsapp')
    ? "`settings.attributes.phone_number.channels` is empty: no code could be sent. Name `'sms'` or `'whatsapp'`, or leave `channels` out."
    : undefined
}

const IDENTIFIERS: readonly AttributeName[] = ['email_address', 'phone_number', 'username', 'web3_wallet']

const userHasAnIdentifier: Check = ({ settings }) =>
  IDENTIFIERS.some((name) => settings.attributes[name].enabled) ||
  Object.values(settings.social).some(({ enabled }) => enabled)
    ? undefined
    : 'Nothing identifies a user. Enable one of `settings.attributes`: `email_address`, `phone_number`, `username`, `web3_wallet`; or a provider of `settings.social`.'

const connectionsNeedEnterpriseSso: Check = ({ settings, enterpriseConnections }) =>
  enterpriseConnections.length > 0 && !settings.enterprise_sso.enabled
    ? 'There are `enterpriseConnections`, but enterprise SSO is off. Set `settings.enterprise_sso.enabled: true`.'
    : undefined

const connectionsHaveDomains: Check = (instance) => {
  const connections = connectionsOf(instance)
  const nowhere = connections.find(({ domains }) => domains.length === 0)
  if (nowhere)
    return `\`enterpriseConnections\`: ${nowhere.name} has no \`domains\`, so no user could sign up through it. Name one.`
  const invalid = connections.flatMap(({ domains }) => domains).find((domain) => /[@\s/]|^$/.test(domain))
  if (invalid !== undefined)
    return `\`enterpriseConnections\`: ${JSON.stringify(invalid)} is not a domain. Name it like corp.test.`
  const twin = connections.find(({ id }, index) => connections.findIndex((other) => other.id === id) !== index)
  return twin && `\`enterpriseConnections\`: two of them have the id ${twin.id}. Give each an \`id\` of its own.`
}

const lengthsInOrder: Check = ({ settings }) =>
  (['password_settings', 'username_settings'] as const)
    .map((name) => {
      const { min_length, max_length } = settings[name]
      return max_length > 0 && min_length > max_length
        ? `\`settings.${name}.min_length\` (${min_length}) is greater than \`max_length\` (${max_length}): no value would do. Lower the one, or raise the other.`
        : undefined
    })
    .find((problem) => problem !== undefined)

const CHECKS = [
  switchesAreSet,
  textsAreTexts,
  requiredIsEnabled,
  attributesHaveAStrategy,
  walletHasAStrategy,
  phoneHasAChannel,
  userHasAnIdentifier,
  connectionsNeedEnterpriseSso,
  connectionsHaveDomains,
  lengthsInOrder,
  ...KNOWN_VALUES,
  ...SIGN_IN_CHECKS,
]

/** Throws a {@link MockSettingsError} for a change of another type than the value that it would replace. */
export const checkKinds = (changes: DeepPartial<InstanceSettings>): void => {
  const problem = typeProblemIn({ ...changes })
  if (problem) throw new MockSettingsError(problem)
}

/** Throws a {@link MockSettingsError} when no sign-up could complete, or when two settings contradict each other. */
export const checkInstance = (instance: InstanceSettings): void => {
  for (const check of CHECKS) {
    const problem = check(instance)
    if (problem) throw new MockSettingsError(problem)
  }
}
