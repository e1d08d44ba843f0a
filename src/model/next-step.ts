import { existingSession, isTransferable } from './questions.ts'
import type { ProtectCheck, SignUpAttempt } from './sign-up-attempt.ts'
import type { SignUpField, SignUpIdentificationField } from './strategy.ts'
import type { SignUpVerification } from './verification.ts'

/** What a screen should show now. Decided from the sign-up alone; see {@link nextStep} for the order. */
export type NextStep =
  /** No sign-up yet: show the first form. */
  | { readonly type: 'start' }
  /** Ask for `missing`; `optional` may be asked for too. */
  | { readonly type: 'collect'; readonly missing: SignUpField[]; readonly optional: SignUpField[] }
  /** Verify `field`: send a code or a link unless `sent`, then ask for it. */
  | {
      readonly type: 'verify'
      readonly field: SignUpIdentificationField
      readonly strategies: string[]
      readonly sent: boolean
      readonly expireAt: Date | null
      readonly attempts: number | null
    }
  /** An OAuth or SAML round trip is open: go on at `url`, or start another way. */
  | { readonly type: 'continue_external'; readonly url: URL }
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

const verificationOf = (attempt: SignUpAttempt, field: SignUpIdentificationField): SignUpVerification => {
  const { emailAddress, phoneNumber, web3Wallet, externalAccount } = attempt.verifications
  if (field === 'email_address') return emailAddress
  if (field === 'phone_number') return phoneNumber
  return field === 'web3_wallet' ? web3Wallet : externalAccount
}

/**
 * What to show next. The first that holds wins: an invitation for the sign-in, nothing started, abandoned, complete, a challenge, an identity that
 * already exists, a round trip under way, something missing, something unverified.
 */
export const nextStep = (attempt: SignUpAttempt, signInTicket: string | null = null): NextStep => {
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

  const { status, error, externalVerificationRedirectURL } = attempt.verifications.externalAccount
  if (status === 'unverified' && !error && externalVerificationRedirectURL) {
    return { type: 'continue_external', url: externalVerificationRedirectURL }
  }
  const [field] = attempt.unverifiedFields
  if (attempt.missingFields.length > 0 || field === undefined) {
    return { type: 'collect', missing: attempt.missingFields, optional: attempt.optionalFields }
  }
  const verification = verificationOf(attempt, field)
  return {
    type: 'verify',
    field,
    strategies: verification.supportedStrategies,
    sent: verification.status === 'unverified' && verification.expireAt !== null,
    expireAt: verification.expireAt,
    attempts: verification.attempts,
  }
}
