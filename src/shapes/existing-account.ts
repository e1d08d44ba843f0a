import type { Environment } from './environment.ts'
import type { SignUpAttempt } from './sign-up.ts'
import type { OAuthStrategy } from './strategies.ts'

/** Whether the OAuth account already belongs to a user, so that the sign-up should continue as a sign-in. */
export const isTransferable = ({ verifications: { externalAccount } }: SignUpAttempt): boolean =>
  externalAccount.status === 'transferable' && externalAccount.error?.code === 'external_account_exists'

/** The session that the identity already has on this client, or `undefined`. */
export const existingSession = ({
  verifications: { externalAccount },
}: SignUpAttempt): { sessionId: string } | undefined => {
  const { status, error } = externalAccount
  const ended = status === 'failed' || status === 'unverified'
  const sessionId = error?.code === 'identifier_already_signed_in' ? error.meta.sessionId : undefined
  return ended && sessionId ? { sessionId } : undefined
}

/** The OAuth strategies among the fields that a sign-up asks for or accepts, and those that the instance enables. */
export const supportedExternalAccounts = (
  { requiredFields, optionalFields }: SignUpAttempt,
  environment: Environment | null,
): OAuthStrategy[] => {
  const enabled = environment?.social.map(({ strategy }) => strategy) ?? []
  const all = [...requiredFields, ...optionalFields, ...enabled]
  return [...new Set(all)].filter((name): name is OAuthStrategy => name.startsWith('oauth_'))
}
