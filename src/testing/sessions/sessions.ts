import { refusal } from '../api-errors.ts'
import type { Context, Handler } from '../server/context.ts'
import { find, put } from '../state/state.ts'
import type { MockSession } from '../types.ts'
import { activeSessions, updateClient } from './client.ts'
import { enveloped } from './envelope.ts'
import { presentSession, presentToken } from './present-session.ts'

const SESSION_LASTS_MS = 7 * 86_400_000
const SESSION_ABANDONED_AFTER_MS = 30 * 86_400_000

/** Returns a new session: active, or pending until its tasks are done. */
export const sessionOf = (
  ids: { id: string; clientId: string; userId: string },
  tasks: readonly string[],
  now: number,
): MockSession => ({
  ...ids,
  tasks,
  status: 'active',
  createdAt: now,
  lastActiveAt: now,
  expireAt: now + SESSION_LASTS_MS,
  abandonAt: now + SESSION_ABANDONED_AFTER_MS,
})

const ownSession = (context: Context): MockSession => {
  const { client, server, parameters } = context
  const id = parameters[0] ?? ''
  const session = activeSessions(context, client).find((active) => active.id === id)
  if (session) return session
  const isKnown = find(server.state.sessions, id)?.clientId === client?.id
  throw refusal(isKnown && client ? 'authentication_invalid' : 'resource_not_found', {
    longMessage: `This browser has no active session ${id}.`,
  })
}

/** `POST /client/sessions/<id>/touch`: makes the session the active one. */
export const touchSession: Handler = (context) => {
  const { state, clock } = context.server
  const touched = put(state.sessions, { ...ownSession(context), lastActiveAt: clock.now() })
  const client = context.client && updateClient(context, context.client, { lastActiveSessionId: touched.id })
  return enveloped(context, presentSession(context, touched), client)
}

/** `POST /client/sessions/<id>/tokens[/<template>]`: not wrapped in an envelope. */
export const createToken: Handler = (context) => presentToken(context, ownSession(context))

/** `POST /client/sessions/<id>/remove`: signs out of one session. */
export const removeSession: Handler = (context) => {
  const removed = put(context.server.state.sessions, { ...ownSession(context), status: 'removed' as const })
  return enveloped(context, presentSession(context, removed), context.client)
}
