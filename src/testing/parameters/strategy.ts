import { problem } from '../refusals.ts'
import type { Reader } from './reading.ts'

/** The strategies that the creation of a sign-up may name. A code to a phone is sent at once. */
const STRATEGIES: readonly string[] = ['password', 'phone_code']

export const readStrategy: Reader = (text, { attributes }) => {
  const enabled = STRATEGIES.filter((name) =>
    name === 'password' ? attributes.password.enabled : attributes.phone_number.verifications.includes(name),
  )
  if (enabled.includes(text)) return { strategy: text }
  const longMessage = `The strategy ${text || '(empty)'} cannot start a sign-up here. Enabled: ${enabled.join(', ') || 'none'}.`
  return [problem('form_param_value_invalid', { param: 'strategy', longMessage })]
}

export const readChannel: Reader = (text, { attributes }) => {
  const channels = attributes.phone_number.channels ?? ['sms']
  if (channels.includes(text)) return { channel: text }
  const longMessage = `The channel ${text || '(empty)'} is not enabled. Enabled: ${channels.join(', ')}.`
  return [problem('form_param_value_invalid', { param: 'channel', longMessage })]
}
