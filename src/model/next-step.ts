import type { Environment } from './environment.ts'
import { existingSession, isTransferable } from './questions.ts'
import type { ProtectCheck, SignUpAttempt } from './sign-up-attempt.ts'
import type { SignUpField, SignUpIdentificationField } from './strategy.ts'
import type { SignUpVerificationData } from './verification.ts'

/** What a screen should show now. Plain data; see {@link nextStep} for the order. */
export type NextStep =
  /** No sign-up yet: show the first form. */
  | { readonly type: 'start' }
  /** Ask for `missing`; `optional` may be asked for too. */
  | { readonly type: 'collect'; readonly missing: SignUpField[]; readonly optional: SignUpField[] }
  /**
   * Verify `field` by one of `strategies`: send a code or a link unless `sent`, then ask for it. `sent` is false again when
   * what was sent has expired.
   */
  | {
      readonly type: 'verify'
      readonly field: SignUpIdentificationField
      readonly strategies: string[]
      readonly sent: boolean
      readonly expireAt: Date | null
      readonly attempts: number | null
    }
  /** An OAuth or SAML round trip is open: go on at `url`, or start another way. */
  | { readonly type: 'continue_external'; readonly url: string }
  /** The server wants a challenge passed first. */
  | { readonly type: 'protect_check'; readonly protectCheck: ProtectCheck }
  /** The identity already has a user: offer the sign-in, with the invitation's `ticket` if there is one. */
  | { readonly type: 'transfer_to_sign_in'; readonly ticket?: string }
  /** The identity is already signed in on this client: activate that session. */
  | { readonly type: 'existing_session'; readonly sessionId: string }
  /** Complete: call `finalize()`. */
  | { readonly type: 'finalize'; readonly sessionId: string }
  /** Abandoned by the server, or finished without a session: start over. */
  | { readonly type: 'restart' }

/** What the next step depends on beside the sign-up. */
export interface NextStepContext {
  /** The instance's settings: say how a field may be verified whose verification was never started. */
  readonly environment?: Environment | null
  /** The time by the server's clock, as far as it is known: epoch milliseconds. Default: by this browser's. */
  readonly now?: number
  /** Whether an open round trip at a provider is the newest thing that was begun. Default: true. */
  readonly isRoundTripNewest?: boolean
  /** An invitation's ticket whose address already has a user. Default: none. */
  readonly signInTicket?: string | null
}

const verificationOf = (attempt: SignUpAttempt, field: SignUpIdentificationField): SignUpVerificationData => {
  const { emailAddress, phoneNumber, web3Wallet, externalAccount } = attempt.verifications
  if (field === 'email_address') return emailAddress
  if (field === 'phone_number') return phoneNumber
  return field === 'web3_wallet' ? web3Wallet : externalAccount
}

/** How a field may be verified: as its verification says, else as the instance's settings do. */
const strategiesOf = (
  field: SignUpIdentificationField,
  { supportedStrategies }: SignUpVerificationData,
  environment: Environment | null,
): string[] => {
  if (supportedStrategies.length > 0) return supportedStrategies
  if (field.startsWith('oauth_') || field === 'enterprise_sso') return [field]
  const attribute = environment?.attributes[field]
  if (!attribute) return []
  // What verifies a wallet is what signs in with it.
  return attribute.verifications.length > 0 ? attribute.verifications : attribute.firstFactors
}

/** What was sent and can still be entered. */
const isSent = ({ status, expireAt }: SignUpVerificationData, now: number): boolean =>
  status === 'unverified' && expireAt !== null && expireAt.getTime() > now

/**
 * What to show next. The first that holds wins: an invitation for the sign-in, nothing started, abandoned, complete, a challenge, an identity that
 * already exists, a round trip under way, something missing, something unverified.
 */
export const nextStep = (
  attempt: SignUpAttempt,
  { environment = null, now = Date.now(), isRoundTripNewest = true, signInTicket = null }: NextStepContext = {},
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

/** Milliseconds until {@link nextStep} gives something else by itself; `null` when it will not. */
export const nextStepChangeMs = (attempt: SignUpAttempt, now: number): number | null => {
  const { emailAddress, phoneNumber } = attempt.verifications
  const left = [emailAddress, phoneNumber]
    .filter((one) => isSent(one, now))
    .map(({ expireAt }) => Number(expireAt) - now)
  return left.length === 0 ? null : Math.min(...left)
}
