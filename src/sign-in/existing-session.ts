import { type HeadlessSignUpError, isFrontendApiError } from '../errors.ts'
import { sessionIn, sessionOf } from '../shapes/existing-account.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'

/**
 * The session that the identity already has on this client. A provider's result has it in the verification, and any
 * other method in its error.
 */
export const existingSessionOf = (
  { firstFactorVerification }: SignInAttempt,
  lastError: HeadlessSignUpError | null,
): { sessionId: string } | undefined =>
  sessionOf(firstFactorVerification) ??
  (isFrontendApiError(lastError) ? lastError.errors.map(sessionIn).find(Boolean) : undefined)
