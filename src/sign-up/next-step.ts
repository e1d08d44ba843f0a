import type { Environment } from '../shapes/environment.ts'
import { existingSession, isTransferable } from '../shapes/existing-account.ts'
import { toCamelCase } from '../shapes/kinds.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'
import type { SignUpAttempt, SignUpField, SignUpIdentificationField } from '../shapes/sign-up.ts'
import { isRedirectStrategy, MESSAGE_VERIFICATIONS, type VerificationName } from '../shapes/strategies.ts'
import type { SignUpVerificationData } from '../shapes/verification.ts'

/** What a screen should show now. Plain data; see {@link nextSignUpStep} for the order. */
export type NextStep =
  /** No sign-up yet: show the first form. */
  | { readonly type: 'start' }
  /** Ask for `missing`; `optional` may be asked for too. */
  | { readonly type: 'collect'; readonly missing: SignUpField[]; readonly optional: SignUpField[] }
  /**
   * Verify `field` by one of `strategies`: send a code or a link unless `sent`, then ask for it. `sent` is `false`
   * again when the code or link has expired.
   */
  | {
      readonly type: 'verify'
      readonly field: SignUpIdentificationField
      readonly strategies: string[]
      readonly sent: boolean
      readonly expireAt: Date | null
      readonly attempts: number | null
    }
  /** An OAuth or SAML round trip is open: continue at `url`, or start another way. */
  | { readonly type: 'continue_external'; readonly url: string }
  /** The server requires a challenge first. */
  | { readonly type: 'protect_check'; readonly protectCheck: ProtectCheck }
  /** The identity already has a user: offer to sign in, with the invitation's `ticket` if there is one. */
  | { readonly type: 'transfer_to_sign_in'; readonly ticket?: string }
  /** The identity is already signed in on this client: activate that session. */
  | { readonly type: 'existing_session'; readonly sessionId: string }
  /** Complete: call `finalize()`. */
  | { readonly type: 'finalize'; readonly sessionId: string }
  /** Abandoned by the server, or finished without a session: start over. */
  | { readonly type: 'restart' }

/** What the next step depends on besides the sign-up. */
interface SignUpNextStepContext {
  /** The instance's settings: they say how to verify a field whose verification has not started. */
  readonly environment?: Environment | null
  /** The current time by the server's clock: epoch milliseconds. Default: by this browser's clock. */
  readonly now?: number
  /** Whether the open round trip at a provider is the most recent action. Default: true. */
  readonly isRoundTripNewest?: boolean
  /** An invitation's ticket whose email address already has a user. */
  readonly signInTicket?: string | null
}

const verificationOf = ({ verifications }: SignUpAttempt, field: SignUpIdentificationField): SignUpVerificationData => {
  const name = toCamelCase(field)
  return Object.hasOwn(verifications, name)
    ? verifications[name as VerificationName] // one of the four
    : verifications.externalAccount
}

/** How a field may be verified: by its verification's strategies, otherwise by the instance's settings. */
const strategiesOf = (
  field: SignUpIdentificationField,
  { supportedStrategies }: SignUpVerificationData,
  environment: Environment | null,
): string[] => {
  if (supportedStrategies.length > 0) return supportedStrategies
  if (isRedirectStrategy(field)) return [field]
  const attribute = environment?.attributes[field]
  if (!attribute) return []
  // The settings list a wallet's strategies only as first factors.
  return attribute.verifications.length > 0 ? attribute.verifications : attribute.firstFactors
}

/** Whether a code or link was sent and has not expired. */
const isSent = ({ status, expireAt }: SignUpVerificationData, now: number): boolean =>
  status === 'unverified' && expireAt !== null && expireAt.getTime() > now

/**
 * Returns what to show next. The first that applies: an invitation that belongs to a sign-in, nothing started,
 * abandoned, complete, a challenge, an identity that already exists, a round trip in progress, a missing field, an
 * unverified field.
 */
export const nextSignUpStep = (
  attempt: SignUpAttempt,
  { environment = null, now = Date.now(), isRoundTripNewest = true, signInTicket = null }: SignUpNextStepContext = {},
): NextStep => {
  if (signInTicket !== null) return { type: 'transfer_to_sign_in', ticket: signInTicket }
  if (attempt.id === undefined) return { type: 'start' }
  if (attempt.status === 'abandoned') return { type: 'restart' }
  if (attempt.status === 'complete') {
    return attempt.createdSessionId === null
      ? { type: 'restart' }
      : { type: 'finalize', sessionId: attempt.createdSessionId }
  }
  if (attempt.protectCheck) return { type: 'protect_check', protectCheck: attempt.protectCheck }
  if (isTransferable(attempt)) return { type: 'transfer_to_sign_in' }
  const session = existingSession(attempt)
  if (session) return { type: 'existing_session', sessionId: session.sessionId }

  const { status, error, externalVerificationRedirectURL: url } = attempt.verifications.externalAccount
  if (isRoundTripNewest && status === 'unverified' && !error && url) return { type: 'continue_external', url }
  const [field] = attempt.unverifiedFields
  if (attempt.missingFields.length > 0 || field === undefined) {
    return { type: 'collect', missing: attempt.missingFields, optional: attempt.optionalFields }
  }
  const verification = verificationOf(attempt, field)
  return {
    type: 'verify',
    field,
    strategies: strategiesOf(field, verification, environment),
    sent: isSent(verification, now),
    expireAt: verification.expireAt,
    attempts: verification.attempts,
  }
}

/**
 * Milliseconds until {@link nextSignUpStep} returns something else without a change of the state; `null` when it will not.
 */
export const nextSignUpStepChangeMs = (attempt: SignUpAttempt, now: number): number | null => {
  const left = MESSAGE_VERIFICATIONS.map((name) => attempt.verifications[name])
    .filter((one) => isSent(one, now))
    .map(({ expireAt }) => Number(expireAt) - now)
  return left.length === 0 ? null : Math.min(...left)
}
