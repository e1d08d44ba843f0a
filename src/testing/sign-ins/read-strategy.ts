import { apiError } from '../api-errors.ts'
import type { AttributeName, UserSettings } from '../environment/settings.ts'
import type { FormReader } from '../server/read-form.ts'
import { currentNameOf } from '../sign-ups/read-strategy.ts'
import { tokenProviderOf, tokenStrategiesOf } from '../verifications/strategies.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import type { SignInRequest } from './reading.ts'
import { fieldOfFactor, isReset, resetBy } from './strategies.ts'

const MESSAGES = ['email_address', 'phone_number'] as const

/** Every strategy that the settings let a sign-in use, as either factor. A password works for users who have one. */
const enabledStrategies = ({ attributes, social, enterprise_sso }: UserSettings): readonly string[] => [
  'password',
  ...Object.values(attributes).flatMap(({ enabled, first_factors, second_factors, verifications }) =>
    enabled ? [...first_factors, ...second_factors, ...verifications] : [],
  ),
  ...MESSAGES.flatMap((name) => (attributes[name].enabled && attributes.password.enabled ? [resetBy(name)] : [])),
  ...Object.values(social).flatMap(({ enabled, strategy }) =>
    enabled ? [strategy, ...tokenStrategiesOf(strategy)] : [],
  ),
  ...(enterprise_sso.enabled ? ['enterprise_sso'] : []),
  'ticket',
]

const OF_ATTRIBUTES: Readonly<Record<string, AttributeName>> = {
  passkey: 'passkey',
  totp: 'authenticator_app',
  backup_code: 'backup_code',
}

/** Where an attribute lists its strategies, if only in one place. */
const LISTS: Readonly<Partial<Record<AttributeName, 'first_factors' | 'second_factors'>>> = {
  email_address: 'first_factors',
  web3_wallet: 'first_factors',
  authenticator_app: 'second_factors',
  backup_code: 'second_factors',
}

/** What of an attribute's settings has to change for a strategy. */
const switchesOf = (attributes: UserSettings['attributes'], name: AttributeName, strategy: string): string => {
  const { enabled, first_factors, second_factors } = attributes[name]
  const path = `settings.attributes.${name}`
  const lists = LISTS[name] ?? 'first_factors` or `second_factors'
  const isListed = [...first_factors, ...second_factors].includes(strategy)
  return [
    ...(enabled ? [] : [`set \`${path}.enabled\``]),
    ...(isListed ? [] : [`name it in \`${path}.${lists}\``]),
  ].join(', and ')
}

/** The setting that enables a strategy; `undefined` for an unknown one. */
const switchOf = (strategy: string, { attributes }: UserSettings): string | undefined => {
  if (strategy === 'enterprise_sso') return 'set `settings.enterprise_sso.enabled` and `enterpriseConnections`'
  if (isReset(strategy)) return 'set `settings.attributes.password.enabled`, and the attribute that the code is sent to'
  const attribute = OF_ATTRIBUTES[strategy] ?? (isWalletStrategy(strategy) ? 'web3_wallet' : fieldOfFactor(strategy))
  if (attribute) return switchesOf(attributes, attribute, strategy)
  const social = tokenProviderOf(strategy) ?? (strategy.startsWith('oauth_') ? strategy : undefined)
  return social && `set \`settings.social.${social}.enabled\``
}

export const readStrategy: FormReader<SignInRequest> = (text, settings) => {
  const enabled = [...new Set(enabledStrategies(settings))]
  const strategy = currentNameOf(text)
  if (enabled.includes(strategy)) return { strategy }
  const switchName = switchOf(strategy, settings)
  const hint = switchName ? ` To enable it, ${switchName}.` : ''
  const longMessage = `The strategy ${text || '(empty)'} cannot sign a user in here. Enabled: ${enabled.join(', ')}.${hint}`
  return [apiError('form_param_value_invalid', { param: 'strategy', longMessage })]
}
