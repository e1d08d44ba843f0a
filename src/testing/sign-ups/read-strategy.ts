import { apiError } from '../api-errors.ts'
import type { AttributeName, UserSettings } from '../environment/settings.ts'
import {
  enabledMessageStrategies,
  messageFieldOf,
  tokenProviderOf,
  tokenStrategiesOf,
} from '../verifications/strategies.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import type { Reader } from './reading.ts'

/** Former names of strategies, which the official documentation still lists. */
const FORMER: Readonly<Record<string, string>> = { saml: 'enterprise_sso' }

/** The current name of a strategy. */
export const currentNameOf = (strategy: string): string =>
  (Object.hasOwn(FORMER, strategy) ? FORMER[strategy] : undefined) ?? strategy

/** The strategies that a sign-up may use: for verifying a field, for a provider, with a password or with a ticket. */
const enabledStrategies = (settings: UserSettings): readonly string[] => {
  const { attributes, social, enterprise_sso } = settings
  return [
    ...(attributes.password.enabled ? ['password'] : []),
    ...enabledMessageStrategies(settings),
    ...(attributes.web3_wallet.enabled ? attributes.web3_wallet.first_factors.filter(isWalletStrategy) : []),
    ...Object.values(social).flatMap(({ enabled, strategy }) =>
      enabled ? [strategy, ...tokenStrategiesOf(strategy)] : [],
    ),
    ...(enterprise_sso.enabled ? ['enterprise_sso'] : []),
    'ticket',
  ]
}

const attributeSwitch = (name: AttributeName, list: 'verifications' | 'first_factors'): string =>
  `\`settings.attributes.${name}.enabled\`, and name it in \`settings.attributes.${name}.${list}\``

/** The setting that enables a strategy; `undefined` for an unknown one. */
const switchOf = (strategy: string): string | undefined => {
  if (strategy === 'password') return '`settings.attributes.password.enabled`'
  if (strategy === 'enterprise_sso') return '`settings.enterprise_sso.enabled` and `enterpriseConnections`'
  if (isWalletStrategy(strategy)) return attributeSwitch('web3_wallet', 'first_factors')
  const field = messageFieldOf(strategy)
  if (field) return attributeSwitch(field, 'verifications')
  const social = tokenProviderOf(strategy) ?? (strategy.startsWith('oauth_') ? strategy : undefined)
  return social && `\`settings.social.${social}.enabled\``
}

export const readStrategy: Reader = (text, settings) => {
  const enabled = enabledStrategies(settings)
  const strategy = currentNameOf(text)
  if (enabled.includes(strategy)) return { strategy }
  const switchName = switchOf(strategy)
  const hint = switchName ? ` To enable it, set ${switchName}.` : ''
  const longMessage = `The strategy ${text || '(empty)'} cannot start a sign-up here. Enabled: ${enabled.join(', ')}.${hint}`
  return [apiError('form_param_value_invalid', { param: 'strategy', longMessage })]
}

export const readChannel: Reader = (text, { attributes }) => {
  const channels = attributes.phone_number.channels ?? ['sms']
  if (text === '') return {}
  if (channels.includes(text)) return { channel: text }
  const longMessage = `The channel ${text} is not enabled. Enabled: ${channels.join(', ')}. Others: \`settings.attributes.phone_number.channels\`.`
  return [apiError('form_param_value_invalid', { param: 'channel', longMessage })]
}
