import { problem } from '../api-errors.ts'
import { signUpAfterReturn } from '../oauth/apply-identity.ts'
import { ownerOf } from '../oauth/find.ts'
import { withTripError } from '../oauth/start.ts'
import type { Context, Server } from '../server/context.ts'
import { activeSessions } from '../sessions/client.ts'
import { withChanges } from '../sign-ups/changes.ts'
import { IDENTIFIERS } from '../sign-ups/fields.ts'
import type { Changes } from '../sign-ups/reading.ts'
import { isTrip } from '../state/keys.ts'
import type { RoundTripRecord, SignInRecord, SignUpRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { isUserKeptOut } from '../users/access-lists.ts'
import { lockOf } from '../users/lock-out.ts'
import { withFirstFactor } from './complete.ts'

/** Returns the sign-in after the user came back from the provider. Without a matching user, it can be transferred. */
export const finishSignIn = (server: Server, signIn: SignInRecord, trip: RoundTripRecord): SignInRecord => {
  const owner = trip.identity ? ownerOf(server.state, trip.identity) : undefined
  if (!owner) return { ...signIn, firstFactor: withTripError(trip, 'transferable', 'external_account_not_found') }
  if (isUserKeptOut(server.state.instance, owner))
    return { ...signIn, firstFactor: withTripError(trip, 'failed', 'not_allowed_access') }
  if (owner.banned) return { ...signIn, firstFactor: withTripError(trip, 'failed', 'user_banned') }
  const lock = lockOf(owner, server.clock.now())
  if (lock) return { ...signIn, firstFactor: withTripError(trip, 'failed', 'user_locked', lock.meta) }
  const sessions = activeSessions({ server }, { id: signIn.clientId })
  const session = sessions.find(({ userId }) => userId === owner.id)
  if (!session) return withFirstFactor(server, signIn, { user: owner, factor: trip })
  const meta = { session_id: session.id }
  return { ...signIn, firstFactor: withTripError(trip, 'failed', 'identifier_already_signed_in', meta) }
}

/** The browser's sign-in, if it matches no user and can become a sign-up. Throws a `Problem` otherwise. */
export const transferableSignIn = ({ server: { state }, client }: Context): SignInRecord => {
  const signIn = find(state.signIns, client?.signInId ?? null)
  if (signIn?.firstFactor?.status === 'transferable') return signIn
  throw problem('account_transfer_invalid', { longMessage: 'This browser has no sign-in that could become a sign-up.' })
}

/** The identifier of a transferred sign-in as values of a sign-up; none of one through a provider. */
export const transferredValues = ({ identifier, firstFactor }: SignInRecord): NonNullable<Changes['values']> =>
  identifier && !isTrip(firstFactor) ? { [IDENTIFIERS[identifier.type]]: identifier.value } : {}

/** Returns the sign-up with what a transferred sign-in proved: an identity at a provider, or an identifier. */
export const withTransfer = (server: Server, signUp: SignUpRecord, signIn: SignInRecord): SignUpRecord => {
  const { identifier, firstFactor } = signIn
  if (isTrip(firstFactor))
    return firstFactor.identity
      ? signUpAfterReturn(server, signUp, { trip: { ...firstFactor, error: null }, identity: firstFactor.identity })
      : signUp
  if (!identifier || !firstFactor || identifier.type === 'username') return signUp
  const next = withChanges(server, signUp, { values: transferredValues(signIn) })
  const { identificationId: _, ...proof } = firstFactor
  const verification = { ...proof, status: 'verified', verifiedAtClient: signUp.clientId } as const
  return { ...next, verifications: { ...next.verifications, [identifier.type]: verification } }
}
