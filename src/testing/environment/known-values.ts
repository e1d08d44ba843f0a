import { show } from '../plain-data.ts'
import type { InstanceSettings } from './settings.ts'

/** Returns what is wrong, where, and what to change; `undefined` if the instance is valid. */
export type Check = (instance: InstanceSettings) => string | undefined

const spelled = (values: readonly unknown[]): string => values.map(show).join(', ')

const oneOf = (path: string, given: unknown, accepted: readonly unknown[]): string | undefined =>
  accepted.includes(given) ? undefined : `\`${path}\` is ${show(given)}. Set one of ${spelled(accepted)}.`

const modeIsKnown: Check = ({ settings }) =>
  oneOf('settings.sign_up.mode', settings.sign_up.mode, ['public', 'restricted', 'waitlist'])

const responsesAreKnown: Check = ({ responses }) =>
  oneOf('responses.clientIn', responses.clientIn, ['client', 'meta']) ??
  oneOf('responses.completeSignUp', responses.completeSignUp, ['dropped', 'kept']) ??
  oneOf('responses.clientOnError', responses.clientOnError, [true, false])

const rulesAreKnown: Check = ({ signIns }) =>
  oneOf('signIns.deviceTrust', signIns.deviceTrust, [true, false]) ??
  oneOf('signIns.passwordPolicy', signIns.passwordPolicy, [true, false]) ??
  (signIns.passkeyDomain === null || /^[^\s:/@]+$/.test(String(signIns.passkeyDomain))
    ? undefined
    : `\`signIns.passkeyDomain\` is ${show(signIns.passkeyDomain)}. Give a domain, such as example.test, or \`null\`.`)

const LIMITS: Readonly<Record<keyof InstanceSettings['limits'], 'duration' | 'interval' | 'count' | 'rate'>> = {
  codeExpiresInMs: 'duration',
  attempts: 'count',
  resendIntervalMs: 'interval',
  signUpAbandonedAfterMs: 'duration',
  signInAbandonedAfterMs: 'duration',
  tokenLifetimeMs: 'duration',
  requestsPerMinute: 'rate',
  messagesPerHour: 'rate',
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const KINDS: Readonly<Record<(typeof LIMITS)[keyof typeof LIMITS], readonly [(value: unknown) => boolean, string]>> = {
  duration: [(value) => isTime(value) && value > 0, 'a positive number of milliseconds'],
  interval: [(value) => isTime(value) && value >= 0, 'a positive number of milliseconds, or 0'],
  count: [isCount, 'a positive number without a fraction'],
  rate: [(value) => value === null || isCount(value), 'a positive number without a fraction, or `null` for no limit'],
}

const limitsAreKnown: Check = ({ limits }) =>
  Object.entries(limits)
    .map(([name, value]) => {
      if (!Object.hasOwn(LIMITS, name)) return undefined
      const [isGood, accepted] = KINDS[LIMITS[name as keyof typeof LIMITS]]
      return isGood(value) ? undefined : `\`limits.${name}\` is ${String(value)}. Give ${accepted}.`
    })
    .find((problem) => problem !== undefined)

const providersAreKnown: Check = ({ settings }) =>
  Object.entries(settings.social)
    .map(([name, { enabled, required, strategy }]) => {
      const path = `settings.social.${name}`
      if (!name.startsWith('oauth_'))
        return `\`${path}\` is not a provider. Name its strategy, for example \`settings.social.oauth_google\`.`
      if (strategy !== name) return `\`${path}.strategy\` is ${strategy}. Set ${name}, or leave it out.`
      return required && !enabled
        ? `\`${path}\` is required but not enabled. Set \`enabled: true\`, or \`required: false\`.`
        : undefined
    })
    .find((problem) => problem !== undefined)

const captchaHasKey: Check = ({ settings, displayConfig }) => {
  const key = displayConfig.captcha_widget_type === 'invisible' ? 'captcha_public_key_invisible' : 'captcha_public_key'
  return settings.sign_up.captcha_enabled && !displayConfig[key]
    ? `\`settings.sign_up.captcha_enabled\` is on, but \`displayConfig.${key}\` is empty: no client could show the challenge. Set the key, or switch the captcha off.`
    : undefined
}

/** Checks for values that the mock does not support. */
export const KNOWN_VALUES: readonly Check[] = [
  modeIsKnown,
  responsesAreKnown,
  rulesAreKnown,
  limitsAreKnown,
  providersAreKnown,
  captchaHasKey,
]
