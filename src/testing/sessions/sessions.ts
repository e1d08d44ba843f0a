import type { MockSession, MockSessions } from '../account-types.ts'
import { problem } from '../api-errors.ts'
import type { Context, Handler } from '../server/context.ts'
import type { Keyed } from '../state/keyed.ts'
import { find, put } from '../state/state.ts'
import { activeSessions, updateClient } from './client.ts'
import { envelope } from './present-client.ts'
import { presentSession, presentToken } from './present-session.ts'

const SESSION_LASTS_MS = 7 * 86_400_000
const SESSION_ABANDONED_AFTER_MS = 30 * 86_400_000

/** Returns a new session: active, or pending until its tasks are done. */
export const sessionOf = (
  ids: { id: string; clientId: string; userId: string },
  tasks: readonly string[],
  now: number,
  secondFactorAt: number | null = null,
): MockSession => ({
  ...ids,
  tasks,
  secondFactorAt,
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
  throw problem(isKnown && client ? 'authentication_invalid' : 'resource_not_found', {
    longMessage: `This browser has no active session ${id}.`,
  })
}

/** `POST /client/sessions/<id>/touch`: makes the session the active one. */
export const touchSession: Handler = (context) => {
  const { state, clock } = context.server
  const touched = put(state.sessions, { ...ownSession(context), lastActiveAt: clock.now() })
  const client = context.client && updateClient(context, context.client, { lastActiveSessionId: touched.id })
  return envelope(context, presentSession(context, touched), client)
}

/** `POST /client/sessions/<id>/tokens[/<template>]`: not wrapped in an envelope. */
export const createToken: Handler = (context) => presentToken(context, ownSession(context))

const signOutAs =
  (status: 'removed' | 'ended'): Handler =>
  (context) => {
    const session = put(context.server.state.sessions, { ...ownSession(context), status })
    return envelope(context, presentSession(context, session), context.client)
  }

/** `POST /client/sessions/<id>/remove`: signs out of one session. */
export const removeSession: Handler = signOutAs('removed')

/** `POST /client/sessions/<id>/end`: the same, and the session counts as ended. */
export const endSession: Handler = signOutAs('ended')

const completeTask = (sessions: Keyed<MockSession>, sessionId: string, task: string | undefined): void => {
  const session = find(sessions, sessionId)
  if (!session) throw new Error(`sessions.completeTask(): there is no session ${sessionId}.`)
  if (task !== undefined && !session.tasks.includes(task))
    throw new Error(
      `sessions.completeTask(): ${task} is not one of its tasks. Tasks: ${session.tasks.join(', ') || 'none'}.`,
    )
  put(sessions, { ...session, tasks: task === undefined ? [] : session.tasks.filter((key) => key !== task) })
}

/** Adds `completeTask` to the array of sessions: not enumerable, so that it compares like a plain array. */
export const createSessions = (sessions: Keyed<MockSession>): MockSessions =>
  Object.defineProperty(sessions, 'completeTask', {
    value: (sessionId: string, task?: string) => completeTask(sessions, sessionId, task),
  }) as Keyed<MockSession> & MockSessions
