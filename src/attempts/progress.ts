import type { VerificationData } from '../shapes/verification.ts'

/** How long the service accepts a code or a link: milliseconds. */
const CODE_LIFETIME_MS = 10 * 60_000

/**
 * Whether the open round trip at a provider is the most recent action: it is until another change of the attempt
 * succeeds. A user who came back without finishing it and set a password instead continues with the password.
 */
export const isRoundTripNewest = (
  known: boolean,
  { externalVerificationRedirectURL: before }: VerificationData,
  { externalVerificationRedirectURL: url }: VerificationData,
  isWrite: boolean,
): boolean => {
  if (url === null) return false
  if (url !== before) return true
  return known && !isWrite
}

/**
 * How far the server's clock is behind this browser's, in milliseconds. No server sends an expired code: if one seems
 * expired, the clocks differ.
 */
export const serverClockOffset = (
  known: number,
  before: readonly VerificationData[],
  after: readonly VerificationData[],
  at: number,
): number => {
  const sent = after.find(
    ({ status, expireAt }, index) =>
      status === 'unverified' && expireAt && expireAt.getTime() !== before[index]?.expireAt?.getTime(),
  )
  if (!sent?.expireAt) return known
  const left = sent.expireAt.getTime() - at
  return left > 0 ? 0 : CODE_LIFETIME_MS - left
}
