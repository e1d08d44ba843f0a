import { ownerOf } from '../oauth/owner.ts'
import { ended } from '../oauth/round-trip.ts'
import type { Server } from '../server/context.ts'
import { activeSessions, updateClient } from '../sessions/client.ts'
import { sessionOf } from '../sessions/sessions.ts'
import { nextId } from '../state/ids.ts'
import type { RoundTripRecord, SignInRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import type { MockUser } from '../types.ts'

/** Completes the sign-in: creates a session for its user and makes it the active one. */
const completed = (server: Server, signIn: SignInRecord, trip: RoundTripRecord, user: MockUser): SignInRecord => {
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
export const signedIn = (server: Server, signIn: SignInRecord, trip: RoundTripRecord): SignInRecord => {
  const owner = trip.identity ? ownerOf(server.state, trip.identity) : undefined
  if (!owner) return { ...signIn, firstFactor: ended(trip, 'transferable', 'external_account_not_found') }
  const sessions = activeSessions({ server }, { id: signIn.clientId })
  const session = sessions.find(({ userId }) => userId === owner.id)
  if (!session) return completed(server, signIn, trip, owner)
  const meta = { session_id: session.id }
  return { ...signIn, firstFactor: ended(trip, 'failed', 'identifier_already_signed_in', meta) }
}
