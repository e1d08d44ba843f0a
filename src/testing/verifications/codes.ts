import { channelsOf } from '../../shapes/strategies.ts'
import { apiError, Problem, problem } from '../api-errors.ts'
import type { Preparation, Server } from '../server/context.ts'
import { countMessage, requireMessageQuota } from '../server/rates.ts'
import { IDENTIFIERS } from '../sign-ups/fields.ts'
import type { Changes } from '../sign-ups/reading.ts'
import { nextCode } from '../state/ids.ts'
import type { SignUpRecord, VerificationRecord } from '../state/records.ts'
import type { OutboxMessage } from '../types.ts'
import { newVerification, resendIn } from './rules.ts'
import { enabledMessageStrategies, type MessageField, messageFieldOf } from './strategies.ts'
import { isTestRecipient, TEST_CODE } from './test-recipients.ts'

/** The field that a strategy verifies. Throws a `Problem` if the settings do not enable the strategy. */
export const fieldOf = ({ state }: Server, strategy: string): MessageField => {
  const field = messageFieldOf(strategy)
  const enabled = enabledMessageStrategies(state.instance.settings)
  if (field && enabled.includes(strategy)) return field
  const hint = field
    ? `To enable it, set \`settings.attributes.${field}.enabled\`, and name it in \`settings.attributes.${field}.verifications\`.`
    : 'It does not verify a field.'
  const longMessage = `The strategy ${strategy} is not enabled. Enabled: ${enabled.join(', ') || 'none'}. ${hint}`
  throw problem('form_param_value_invalid', { param: 'strategy', longMessage })
}

/** How a code is sent: by the only channel of its strategy, or by one that the settings enable. */
export const channelOf = (
  { state }: Server,
  strategy: string,
  channel: string | undefined,
): OutboxMessage['channel'] => {
  const [only, ...others] = channelsOf(strategy)
  if (only && others.length === 0) return only
  const channels = state.instance.settings.attributes.phone_number.channels ?? ['sms']
  const wanted = channel ?? channels[0] ?? 'sms'
  const known = channels.includes(wanted) && channelsOf(strategy).find((name) => name === wanted)
  if (known) return known
  const longMessage = `The channel ${wanted} is not enabled. Enabled: ${channels.join(', ')}. Others: \`settings.attributes.phone_number.channels\`.`
  throw problem('form_param_value_invalid', { param: 'channel', longMessage })
}

const requireInterval = (milliseconds: number): void => {
  if (milliseconds === 0) return
  const seconds = Math.ceil(milliseconds / 1_000)
  const longMessage = `A code was sent a moment ago. Ask for another in ${seconds} seconds.`
  throw new Problem([apiError('verification_code_too_many_requests', { longMessage })], {
    'retry-after': String(seconds),
  })
}

/** Throws a `Problem` if it is too soon to send another code or link, or if the browser has requested too many. */
export const requireMaySend = (
  server: Server,
  clientId: string,
  before: VerificationRecord | null | undefined,
): void => {
  if (before) requireInterval(resendIn(before, server.clock.now(), server.state.instance.limits))
  requireMessageQuota(server, clientId)
}

/** The recipient of a sign-up's code or link. Throws a `Problem` without one, or if it is too soon to send again. */
export const recipientOf = (server: Server, signUp: SignUpRecord, strategy: string) => {
  const field = fieldOf(server, strategy)
  const [to, before] = [signUp[IDENTIFIERS[field]], signUp.verifications[field]]
  if (to === null) {
    const longMessage = `This sign-up has no ${field} yet, and ${strategy} needs one. Send \`${field}\` first, or with the strategy.`
    throw problem('form_param_missing', { param: field, longMessage })
  }
  if (before?.status === 'verified') throw problem('verification_already_verified', { param: field })
  requireMaySend(server, signUp.clientId, before)
  return { field, to }
}

/** Puts a message into the outbox, and counts it. A code to a test address or a test number is counted only. */
export const deliver = (server: Server, clientId: string, message: OutboxMessage): void => {
  const { instance, outbox } = server.state
  countMessage(server, clientId)
  if (message.kind === 'link' || !isTestRecipient(instance, message.to)) outbox.push(message)
}

/** A code to send. */
interface Sending {
  readonly clientId: string
  /** Its verification's. */
  readonly strategy: string
  readonly to: string
  readonly channel: OutboxMessage['channel']
}

/** Sends a new code. It invalidates earlier ones. */
export const sendCode = (server: Server, { clientId, strategy, to, channel }: Sending): VerificationRecord => {
  const { state, clock } = server
  const code = isTestRecipient(state.instance, to) ? TEST_CODE : nextCode(state)
  deliver(server, clientId, { to, channel, kind: 'code', code, sentAt: clock.now() })
  const sent = { strategy, code, channel: channel === 'email' ? null : channel }
  return newVerification(sent, clock.now(), state.instance.limits)
}

/** Sends a new code to the sign-up's email address or phone number. */
export const codePreparation = (
  server: Server,
  draft: SignUpRecord,
  { strategy, channel: wanted }: { readonly strategy: string } & Pick<Changes, 'channel'>,
): Preparation => {
  const { field, to } = recipientOf(server, draft, strategy)
  const channel = channelOf(server, strategy, wanted)
  return (signUp) => {
    const verification = sendCode(server, { clientId: signUp.clientId, strategy, to, channel })
    return { ...signUp, verifications: { ...signUp.verifications, [field]: verification } }
  }
}
