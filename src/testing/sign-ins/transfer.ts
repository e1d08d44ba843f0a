import type { MockUser } from '../account-types.ts'
import { problem } from '../api-errors.ts'
import { signUpAfterReturn } from '../oauth/apply-identity.ts'
import { ownerOf } from '../oauth/find.ts'
import { withTripError } from '../oauth/start.ts'
import type { Context, Server } from '../server/context.ts'
import { activeSessions, updateClient } from '../sessions/client.ts'
import { sessionOf } from '../sessions/sessions.ts'
import { nextId } from '../state/ids.ts'
import type { RoundTripRecord, SignInRecord, SignUpRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'

/** Completes the sign-in: creates a session for its user and makes it the active one. */
const completeSignIn = (server: Server, signIn: SignInRecord, trip: RoundTripRecord, user: MockUser): SignInRecord => {
  const { state, clock } = server
  const client = find(state.clients, signIn.clientId)
  const ids = { id: nextId(state, 'sess'), clientId: signIn.clientId, userId: user.id }
  const session = put(state.sessions, sessionOf(ids, state.instance.sessionTasks, clock.now()))
  if (client) {
    const strategy = { lastAuthenticationStrategy: trip.strategy, lastActiveSessionId: session.id }
    updateClient({ server }, client, { ...strategy, signInId: null, signUpId: null })
  }
  return {
    ...signIn,
    firstFactor: { ...trip, status: 'verified', error: null, verifiedAtClient: signIn.clientId },
    createdSessionId: session.id,
  }
}

/** Returns the sign-in after the user came back from the provider. Without a matching user, it can be transferred. */
export const finishSignIn = (server: Server, signIn: SignInRecord, trip: RoundTripRecord): SignInRecord => {
  const owner = trip.identity ? ownerOf(server.state, trip.identity) : undefined
  if (!owner) return { ...signIn, firstFactor: withTripError(trip, 'transferable', 'external_account_not_found') }
  const sessions = activeSessions({ server }, { id: signIn.clientId })
  const session = sessions.find(({ userId }) => userId === owner.id)
  if (!session) return completeSignIn(server, signIn, trip, owner)
  const meta = { session_id: session.id }
  return { ...signIn, firstFactor: withTripError(trip, 'failed', 'identifier_already_signed_in', meta) }
}

/** The browser's sign-in, if it matches no user and can become a sign-up. Throws a `Problem` otherwise. */
export const transferableSignIn = ({ server: { state }, client }: Context): SignInRecord => {
  const signIn = find(state.signIns, client?.signInId ?? null)
  if (signIn?.firstFactor?.status === 'transferable') return signIn
  throw problem('account_transfer_invalid', { longMessage: 'This browser has no sign-in that could become a sign-up.' })
}

/** Returns the sign-up with the identity of a transferred sign-in. */
export const withTransfer = (server: Server, signUp: SignUpRecord, { firstFactor }: SignInRecord): SignUpRecord =>
  firstFactor?.identity
    ? signUpAfterReturn(server, signUp, { trip: { ...firstFactor, error: null }, identity: firstFactor.identity })
    : signUp
