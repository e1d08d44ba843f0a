import type { FrontendApiErrorItem } from '../errors.ts'
import type { Environment } from './environment.ts'
import type { SignUpAttempt } from './sign-up.ts'
import type { OAuthStrategy } from './strategies.ts'
import type { VerificationData } from './verification.ts'

/** Whether the OAuth account already belongs to a user, so that the sign-up should continue as a sign-in. */
export const isTransferable = ({ verifications: { externalAccount } }: SignUpAttempt): boolean =>
  externalAccount.status === 'transferable' && externalAccount.error?.code === 'external_account_exists'

/** The session that an error says the identity already has on this client. */
export const sessionIn = (error: FrontendApiErrorItem | null | undefined): { sessionId: string } | undefined => {
  const sessionId = error?.code === 'identifier_already_signed_in' ? error.meta.sessionId : undefined
  return sessionId ? { sessionId } : undefined
}

/** The session that the identity already has on this client, by the verification of its account. */
export const sessionOf = ({ status, error }: VerificationData): { sessionId: string } | undefined =>
  status === 'failed' || status === 'unverified' ? sessionIn(error) : undefined

/** The session that the identity of a sign-up already has on this client. */
export const existingSession = ({ verifications }: SignUpAttempt): { sessionId: string } | undefined =>
  sessionOf(verifications.externalAccount)

/** The OAuth strategies among the fields that a sign-up asks for or accepts, and those that the instance enables. */
export const supportedExternalAccounts = (
  { requiredFields, optionalFields }: SignUpAttempt,
  environment: Environment | null,
): OAuthStrategy[] => {
  const enabled = environment?.social.map(({ strategy }) => strategy) ?? []
  const all = [...requiredFields, ...optionalFields, ...enabled]
  return [...new Set(all)].filter((name): name is OAuthStrategy => name.startsWith('oauth_'))
}
