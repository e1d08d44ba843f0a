import type { VerificationData } from '../shapes/verification.ts'

/** A text as it is compared. */
export const normalized = (value: unknown): string =>
  String(value ?? '')
    .trim()
    .toLowerCase()

/** A phone number as it is compared. */
export const digits = (value: unknown): string => normalized(value).replace(/[\s().-]/g, '')

const startOf = ({ expireAt, nonce, message, externalVerificationRedirectURL }: VerificationData): string =>
  [expireAt?.getTime(), nonce, message, externalVerificationRedirectURL].join(' ').trim()

/** Whether a verification with this strategy was started between two states. */
export const wasStarted = (then: VerificationData | null, now: VerificationData | null, strategy: unknown): boolean => {
  if (!now || now.strategy !== strategy || startOf(now) === '') return false
  // A new code has no attempts yet, even if its expiry is the same.
  return (
    !then || then.strategy !== strategy || startOf(then) !== startOf(now) || (now.attempts ?? 0) < (then.attempts ?? 0)
  )
}
