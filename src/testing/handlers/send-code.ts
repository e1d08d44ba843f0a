import type { OutboxMessage } from '../contract.ts'
import { problem, Refusal, refusal } from '../refusals.ts'
import { nextCode } from '../state/ids.ts'
import type { SignUpRecord, VerifiedField } from '../state/records.ts'
import { prepared, resendIn } from '../verifications.ts'
import type { Server } from './context.ts'
import { countMessage, refuseManyMessages } from './rates.ts'

/** What each strategy verifies. */
const FIELDS: Readonly<Record<string, VerifiedField>> = {
  email_code: 'email_address',
  email_link: 'email_address',
  phone_code: 'phone_number',
}

/** The field that a strategy verifies, if the settings enable it. */
export const fieldOf = ({ state }: Server, strategy: string): VerifiedField => {
  const { attributes } = state.instance.settings
  const field = Object.hasOwn(FIELDS, strategy) ? FIELDS[strategy] : undefined
  if (field && attributes[field].enabled && attributes[field].verifications.includes(strategy)) return field
  const enabled = Object.entries(FIELDS)
    .filter(([name, of]) => attributes[of].enabled && attributes[of].verifications.includes(name))
    .map(([name]) => name)
  const remedy = field
    ? `To enable it, set \`settings.attributes.${field}.enabled\`, and name it in \`settings.attributes.${field}.verifications\`.`
    : 'It is none that verifies a field.'
  const longMessage = `The strategy ${strategy} is not enabled. Enabled: ${enabled.join(', ') || 'none'}. ${remedy}`
  throw refusal('form_param_value_invalid', { param: 'strategy', longMessage })
}

const channelOf = ({ state }: Server, field: VerifiedField, channel: string | undefined): OutboxMessage['channel'] => {
  if (field === 'email_address') return 'email'
  const channels = state.instance.settings.attributes.phone_number.channels ?? ['sms']
  const wanted = channel ?? channels[0] ?? 'sms'
  if (channels.includes(wanted) && (wanted === 'sms' || wanted === 'whatsapp')) return wanted
  const longMessage = `The channel ${wanted} is not enabled. Enabled: ${channels.join(', ')}. Others: \`settings.attributes.phone_number.channels\`.`
  throw refusal('form_param_value_invalid', { param: 'channel', longMessage })
}

const refuseTooSoon = (milliseconds: number): void => {
  if (milliseconds === 0) return
  const seconds = Math.ceil(milliseconds / 1_000)
  const longMessage = `A code was sent a moment ago. Ask for another in ${seconds} seconds.`
  throw new Refusal([problem('verification_code_too_many_requests', { longMessage })], {
    'retry-after': String(seconds),
  })
}

/** Who gets the code or the link of a strategy. Throws a refusal when nobody can, or when one was sent a moment ago. */
export const recipientOf = (server: Server, signUp: SignUpRecord, strategy: string) => {
  const field = fieldOf(server, strategy)
  const [to, before] = [signUp.values[field], signUp.verifications[field]]
  if (to === undefined) {
    const longMessage = `This sign-up has no ${field} yet. Update it with \`${field}\` first.`
    throw refusal('form_param_missing', { param: field, longMessage })
  }
  if (before?.status === 'verified') throw refusal('verification_already_verified', { param: field })
  if (before) refuseTooSoon(resendIn(before, server.clock.now(), server.state.instance.limits))
  refuseManyMessages(server, signUp.clientId)
  return { field, to }
}

/** Puts a message into the outbox, and counts it. */
export const deliver = (server: Server, { clientId }: SignUpRecord, message: OutboxMessage): void => {
  countMessage(server, clientId)
  server.state.outbox.push(message)
}

/** Sends a new code to the sign-up's address or number: the codes before it are worth nothing any more. */
export const withCodeSent = (
  server: Server,
  signUp: SignUpRecord,
  { strategy, channel: wanted }: { readonly strategy: string; readonly channel?: string | undefined },
): SignUpRecord => {
  const { state, clock } = server
  const { field, to } = recipientOf(server, signUp, strategy)
  const channel = channelOf(server, field, wanted)
  const now = clock.now()
  const code = nextCode(state)
  deliver(server, signUp, { to, channel, kind: 'code', code, sentAt: now })
  const sent = { strategy, code, channel: channel === 'email' ? null : channel }
  const verification = prepared(sent, now, state.instance.limits)
  return { ...signUp, verifications: { ...signUp.verifications, [field]: verification } }
}
