import { tokenProviderOf, tokenStrategiesOf } from '../providers/token-strategies.ts'
import { problem } from '../refusals.ts'
import type { UserSettings } from '../settings/settings.ts'
import type { Reader } from './reading.ts'

/** The strategies that a sign-up may name. A code to a phone is sent at once, a round trip to a provider begins. */
const enabledStrategies = ({ attributes, social, enterprise_sso }: UserSettings): readonly string[] => [
  ...(attributes.password.enabled ? ['password'] : []),
  ...attributes.phone_number.verifications.filter((name) => name === 'phone_code'),
  ...Object.values(social).flatMap(({ enabled, strategy }) =>
    enabled ? [strategy, ...tokenStrategiesOf(strategy)] : [],
  ),
  ...(enterprise_sso.enabled ? ['enterprise_sso'] : []),
  'ticket',
]

/** What enables a strategy that is known, but off. */
const switchOf = (strategy: string): string | undefined => {
  if (strategy === 'password') return '`settings.attributes.password.enabled`'
  if (strategy === 'enterprise_sso') return '`settings.enterprise_sso.enabled` and `enterpriseConnections`'
  const social = tokenProviderOf(strategy) ?? (strategy.startsWith('oauth_') ? strategy : undefined)
  return social && `\`settings.social.${social}.enabled\``
}

export const readStrategy: Reader = (text, settings) => {
  const enabled = enabledStrategies(settings)
  if (enabled.includes(text)) return { strategy: text }
  const switchName = switchOf(text)
  const remedy = switchName ? ` To enable it, set ${switchName}.` : ''
  const longMessage = `The strategy ${text || '(empty)'} cannot start a sign-up here. Enabled: ${enabled.join(', ')}.${remedy}`
  return [problem('form_param_value_invalid', { param: 'strategy', longMessage })]
}

export const readChannel: Reader = (text, { attributes }) => {
  const channels = attributes.phone_number.channels ?? ['sms']
  if (channels.includes(text)) return { channel: text }
  const longMessage = `The channel ${text || '(empty)'} is not enabled. Enabled: ${channels.join(', ')}. Others: \`settings.attributes.phone_number.channels\`.`
  return [problem('form_param_value_invalid', { param: 'channel', longMessage })]
}
