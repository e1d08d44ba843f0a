import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { MESSAGE_VERIFICATIONS } from '../shapes/strategies.ts'
import type { SignUpVerificationData } from '../shapes/verification.ts'

/** How long the service accepts a code or a link: milliseconds. */
const CODE_LIFETIME_MS = 10 * 60_000

const roundTripOf = ({ verifications }: SignUpAttempt): string | null =>
  verifications.externalAccount.externalVerificationRedirectURL

/**
 * Whether the open round trip at a provider is the most recent action: it is until another change of the sign-up
 * succeeds. A user who came back without finishing it and set a password instead continues with the password.
 */
export const isRoundTripNewest = (
  known: boolean,
  before: SignUpAttempt,
  after: SignUpAttempt,
  isWrite: boolean,
): boolean => {
  const url = roundTripOf(after)
  if (url === null) return false
  if (url !== roundTripOf(before)) return true
  return known && !isWrite
}

/** The verifications whose code or link was just sent. */
const newlySent = (before: SignUpAttempt, after: SignUpAttempt): SignUpVerificationData[] =>
  MESSAGE_VERIFICATIONS.flatMap((field) => {
    const verification = after.verifications[field]
    const isNew = verification.expireAt?.getTime() !== before.verifications[field].expireAt?.getTime()
    return verification.status === 'unverified' && verification.expireAt && isNew ? [verification] : []
  })

/**
 * How far the server's clock is behind this browser's, in milliseconds. No server sends an expired code: if one seems
 * expired, the clocks differ.
 */
export const serverClockOffset = (known: number, before: SignUpAttempt, after: SignUpAttempt, at: number): number => {
  const [sent] = newlySent(before, after)
  if (!sent?.expireAt) return known
  const left = sent.expireAt.getTime() - at
  return left > 0 ? 0 : CODE_LIFETIME_MS - left
}
