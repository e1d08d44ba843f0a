/** Seconds until a code or a link may be sent again, by channel. 0: now. */
export interface Cooldown {
  readonly email: number
  readonly sms: number
  readonly whatsapp: number
}

/** When a message may be sent again: epoch milliseconds. 0: at any time. */
export type ResendAt = Readonly<Record<keyof Cooldown, number>>

export const NO_COOLDOWN: ResendAt = Object.freeze({ email: 0, sms: 0, whatsapp: 0 })

/** The channel by which a verification sends its message; `null` when it sends none. */
export const messageChannel = (verification: {
  readonly strategy: string
  readonly channel?: string | undefined
}): keyof Cooldown | null => {
  const { strategy, channel } = verification
  if (strategy === 'email_code' || strategy === 'email_link') return 'email'
  if (strategy !== 'phone_code') return null
  return channel === 'whatsapp' ? 'whatsapp' : 'sms'
}

/** The seconds left: whole seconds, rounded up, so that 0 means that the server accepts the next request. */
export const cooldownAt = ({ email, sms, whatsapp }: ResendAt, now: number): Cooldown => {
  const secondsUntil = (at: number): number => Math.max(0, Math.ceil((at - now) / 1_000))
  return { email: secondsUntil(email), sms: secondsUntil(sms), whatsapp: secondsUntil(whatsapp) }
}

/** Milliseconds until {@link cooldownAt} returns something else; `null` when it will not. */
export const nextCooldownChangeMs = (resendAt: ResendAt, now: number): number | null => {
  const left = Object.values(resendAt).filter((at) => at > now)
  return left.length === 0 ? null : Math.min(...left.map((at) => (at - now) % 1_000 || 1_000))
}
