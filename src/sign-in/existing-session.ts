import { type FrontendApiErrorItem, type HeadlessSignUpError, isFrontendApiError } from '../errors.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'

const sessionIn = (error: FrontendApiErrorItem | null | undefined): { sessionId: string } | undefined => {
  const sessionId = error?.code === 'identifier_already_signed_in' ? error.meta.sessionId : undefined
  return sessionId ? { sessionId } : undefined
}

/**
 * The session that the identity already has on this client. A provider's result has it in the verification, and any
 * other method in its error.
 */
export const existingSessionOf = (
  { firstFactorVerification: { status, error } }: SignInAttempt,
  lastError: HeadlessSignUpError | null,
): { sessionId: string } | undefined =>
  (status === 'failed' || status === 'unverified' ? sessionIn(error) : undefined) ??
  (isFrontendApiError(lastError) ? lastError.errors.map(sessionIn).find(Boolean) : undefined)
