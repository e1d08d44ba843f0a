import { type ApiErrorCode, apiError } from '../api-errors.ts'
import type { Limits } from '../environment/settings.ts'
import type { VerificationRecord } from '../state/records.ts'

/** A verification whose code was not requested yet. */
export const emptyVerification = (strategy: string): VerificationRecord => ({
  status: 'unverified',
  strategy,
  attempts: null,
  expireAt: null,
  sentAt: null,
  code: null,
  channel: null,
  verifiedAtClient: null,
  error: null,
})

/** A verification whose code was sent. It invalidates earlier codes. */
export const newVerification = (
  sent: { readonly strategy: string; readonly code: string; readonly channel: string | null },
  now: number,
  { codeExpiresInMs }: Limits,
): VerificationRecord => ({
  ...emptyVerification(sent.strategy),
  ...sent,
  attempts: 0,
  sentAt: now,
  expireAt: now + codeExpiresInMs,
})

/** The verification that an attempt with this strategy applies to. A verified one stays, by any strategy. */
export const verificationFor = (known: VerificationRecord | undefined, strategy: string): VerificationRecord =>
  known && (known.strategy === strategy || known.status === 'verified') ? known : emptyVerification(strategy)

/** The verification at this time: an unverified one is `expired` from `expireAt` on. */
export const currentAt = <Kind extends { readonly status: string; readonly expireAt: number | null }>(
  verification: Kind,
  now: number,
): Kind =>
  verification.status === 'unverified' && verification.expireAt !== null && verification.expireAt <= now
    ? { ...verification, status: 'expired' }
    : verification

/** How many milliseconds remain until another code may be sent. */
export const resendIn = (verification: VerificationRecord, now: number, { resendIntervalMs }: Limits): number =>
  verification.sentAt === null ? 0 : Math.max(0, verification.sentAt + resendIntervalMs - now)

interface CheckedCode {
  readonly verification: VerificationRecord
  /** Why the code was not accepted. The verification must be stored anyway. */
  readonly failure?: ApiErrorCode
}

/** The verification after an attempt with a code. The last wrong one that the limits allow fails it. */
export const checkCode = (
  verification: VerificationRecord,
  given: { readonly code: string; readonly clientId: string; readonly now: number },
  limits: Limits,
): CheckedCode => {
  const current = currentAt(verification, given.now)
  if (current.status === 'verified') return { verification: current, failure: 'verification_already_verified' }
  if (current.status === 'expired') return { verification: current, failure: 'verification_expired' }
  if (current.status === 'failed') return { verification: current, failure: 'verification_failed' }
  if (current.code === null) return { verification: current, failure: 'verification_missing' }

  const attempts = (current.attempts ?? 0) + 1
  if (given.code === current.code)
    return { verification: { ...current, status: 'verified', attempts, verifiedAtClient: given.clientId } }
  if (attempts < limits.attempts) return { verification: { ...current, attempts }, failure: 'form_code_incorrect' }
  const error = apiError('verification_failed')
  return { verification: { ...current, attempts, status: 'failed', error }, failure: 'verification_failed' }
}
