import type { MockSession } from '../account-types.ts'
import type { Context, Handler } from '../server/context.ts'
import { nextId } from '../state/ids.ts'
import { groups } from '../state/keys.ts'
import type { ClientRecord } from '../state/records.ts'
import { findAll, put } from '../state/state.ts'
import { presentClient } from './present-client.ts'
import { isSignedIn } from './present-session.ts'

/** Returns the browser's client. A browser's first write creates it and assigns it to the browser. */
export const openClient = ({ server: { state, clock, generation }, client, identity }: Context): ClientRecord => {
  if (client) return client
  const now = clock.now()
  const opened = put(state.clients, {
    id: nextId(state, 'client'),
    generation,
    signUpId: null,
    signInId: null,
    lastActiveSessionId: null,
    lastAuthenticationStrategy: null,
    createdAt: now,
    updatedAt: now,
  })
  identity.adopt(opened.id)
  return opened
}

/** Stores the client with changes. */
export const updateClient = (
  { server: { state, clock } }: Pick<Context, 'server'>,
  client: ClientRecord,
  changes: Partial<ClientRecord>,
): ClientRecord => put(state.clients, { ...client, ...changes, updatedAt: clock.now() })

/** The sessions in which a user is signed in now. */
export const activeSessions = (
  { server: { state, clock } }: Pick<Context, 'server'>,
  client: Pick<ClientRecord, 'id'> | null,
): readonly MockSession[] =>
  (client ? findAll(state.sessions, groups.client(client.id)) : []).filter((session) =>
    isSignedIn(session, clock.now()),
  )

/** `GET /client`: the client is `response` itself; `null` for a browser without one. */
export const getClient: Handler = async (context) => ({
  response: await presentClient(context, context.client),
  client: null,
})

/** `DELETE /client/sessions`: signs out of every session. */
export const removeSessions: Handler = async (context) => {
  const { state } = context.server
  for (const session of activeSessions(context, context.client)) put(state.sessions, { ...session, status: 'removed' })
  const client = context.client && updateClient(context, context.client, { lastActiveSessionId: null })
  return { response: await presentClient(context, client), client: null }
}
