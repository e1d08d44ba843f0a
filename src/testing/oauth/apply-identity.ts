import type { ApiErrorCode } from '../api-errors.ts'
import type { Server } from '../server/context.ts'
import { activeSessions } from '../sessions/client.ts'
import { withChanges } from '../sign-ups/changes.ts'
import type { Changes } from '../sign-ups/reading.ts'
import { isEmailFromProviderNeeded } from '../sign-ups/requirements.ts'
import type { IdentityRecord, RoundTripRecord, SignUpRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { isKeptOut } from '../users/access-lists.ts'
import { isTaken } from '../users/users.ts'
import { emptyVerification } from '../verifications/rules.ts'
import { connectionsFor, connectionsOf } from './connections.ts'
import { ownerOf } from './find.ts'
import { withTripError } from './start.ts'

/** Why this identity may not sign up through this connection or provider. */
const problemWith = ({ state: { instance } }: Server, trip: RoundTripRecord, identity: IdentityRecord) => {
  const { emailAddress } = identity
  const connection = connectionsOf(instance).find(({ id }) => id === trip.connectionId)
  if (isKeptOut(instance, emailAddress ? [emailAddress] : [])) return 'not_allowed_access'
  if (!connection)
    return connectionsFor(instance, emailAddress).length > 0 ? 'oauth_email_domain_reserved_by_saml' : undefined
  if (emailAddress === null) return 'enterprise_sso_user_attribute_missing'
  const isOfDomain = connectionsFor(instance, emailAddress).some(({ id }) => id === connection.id)
  return isOfDomain ? undefined : 'enterprise_sso_email_address_domain_mismatch'
}

const isEmailVerified = ({ verifications }: SignUpRecord): boolean => verifications.email_address?.status === 'verified'

/** The values that the identity adds. It keeps what the user entered, except an unverified email address. */
const valuesOf = (
  { state }: Server,
  signUp: SignUpRecord,
  identity: IdentityRecord,
): NonNullable<Changes['values']> => {
  const { attributes } = state.instance.settings
  const { emailAddress, emailVerified, firstName, lastName } = identity
  const isWanted = emailVerified ? !isEmailVerified(signUp) : signUp.emailAddress === null
  const isUsable =
    attributes.email_address.enabled && emailAddress && !isTaken(state.users, 'email_address', emailAddress)
  return {
    firstName: signUp.firstName ?? (firstName || null),
    lastName: signUp.lastName ?? (lastName || null),
    ...(isUsable && isWanted ? { emailAddress } : {}),
  }
}

/** Returns the sign-up with the data of a finished round trip's identity. */
const withIdentityOf = (server: Server, signUp: SignUpRecord, trip: RoundTripRecord): SignUpRecord => {
  const { identity, strategy } = trip
  if (!identity) return signUp
  const filled = withChanges(server, signUp, { values: valuesOf(server, signUp, identity) })
  const isProven = identity.emailVerified && filled.emailAddress?.toLowerCase() === identity.emailAddress?.toLowerCase()
  const verified = {
    ...emptyVerification(strategy === 'enterprise_sso' ? strategy : `from_${strategy}`),
    status: 'verified',
    attempts: 1,
    verifiedAtClient: signUp.clientId,
  } as const
  return {
    ...filled,
    externalAccount: { ...trip, status: 'verified', error: null, verifiedAtClient: signUp.clientId },
    verifications:
      isProven && filled.emailAddress && !isEmailVerified(filled)
        ? { ...filled.verifications, email_address: verified }
        : filled.verifications,
  }
}

/** Returns the sign-up after the user came back from the provider as this identity. */
export const signUpAfterReturn = (
  server: Server,
  signUp: SignUpRecord,
  { trip, identity }: { readonly trip: RoundTripRecord; readonly identity: IdentityRecord },
): SignUpRecord => {
  const { state } = server
  const met = { ...trip, identity }
  const fail = (code: ApiErrorCode, meta?: Readonly<Record<string, unknown>>): SignUpRecord => ({
    ...signUp,
    externalAccount: withTripError(met, code === 'external_account_exists' ? 'transferable' : 'failed', code, meta),
  })
  const problem = problemWith(server, trip, identity)
  if (problem) return fail(problem)

  const owner = ownerOf(state, identity)
  const sessions = activeSessions({ server }, find(state.clients, signUp.clientId) ?? null)
  const session = owner && sessions.find(({ userId }) => userId === owner.id)
  if (session) return fail('identifier_already_signed_in', { session_id: session.id })
  if (owner) return fail('external_account_exists')

  const hasVerifiedEmail = isEmailVerified(signUp) || (identity.emailAddress !== null && identity.emailVerified)
  if (isEmailFromProviderNeeded(state.instance.settings) && !hasVerifiedEmail)
    return fail('external_account_email_address_verification_required')
  return withIdentityOf(server, signUp, met)
}
