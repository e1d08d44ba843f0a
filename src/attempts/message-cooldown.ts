import type { MessageChannel } from '../shapes/strategies.ts'

/** Seconds until a code or a link may be sent again, by channel. 0: now. */
export type Cooldown = Readonly<Record<MessageChannel, number>>

/** When a message may be sent again: epoch milliseconds. 0: at any time. */
export type ResendAt = Readonly<Record<MessageChannel, number>>

export const NO_COOLDOWN: ResendAt = Object.freeze({
  email: 0,
  sms: 0,
  whatsapp: 0,
})

/** The seconds left: whole seconds, rounded up, so that 0 means that the server accepts the next request. */
export const cooldownAt = (resendAt: ResendAt, now: number): Cooldown =>
  Object.fromEntries(
    Object.entries(resendAt).map(([channel, at]) => [channel, Math.max(0, Math.ceil((at - now) / 1_000))]),
  ) as Cooldown // the channels are the same

/** Milliseconds until {@link cooldownAt} returns something else; `null` when it will not. */
export const nextCooldownChangeMs = (resendAt: ResendAt, now: number): number | null => {
  const left = Object.values(resendAt).filter((at) => at > now)
  return left.length === 0 ? null : Math.min(...left.map((at) => (at - now) % 1_000 || 1_000))
}
