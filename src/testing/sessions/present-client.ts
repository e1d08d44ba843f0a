import type { Context } from '../server/context.ts'
import { presentSignIn } from '../sign-ins/present-sign-in.ts'
import { presentSignUp } from '../sign-ups/present-sign-up.ts'
import { groups } from '../state/keys.ts'
import type { ClientRecord } from '../state/records.ts'
import { find, findAll } from '../state/state.ts'
import { isSignedIn, presentSession } from './present-session.ts'

/** A client as on the wire, or `null` for a browser without one. */
export const presentClient = async (context: Context, client: ClientRecord | null) => {
  if (client === null) return null
  const { state, clock } = context.server
  const now = clock.now()
  const signIn = find(state.signIns, client.signInId)
  const signUp = find(state.signUps, client.signUpId)
  const sessions = findAll(state.sessions, groups.client(client.id)).filter((session) => isSignedIn(session, now))
  const json = {
    object: 'client',
    id: client.id,
    sign_up: signUp ? presentSignUp(signUp, state.instance.settings, now) : null,
    sign_in: signIn ? presentSignIn(state, signIn, now) : null,
    last_active_session_id: sessions.some(({ id }) => id === client.lastActiveSessionId)
      ? client.lastActiveSessionId
      : null,
    last_authentication_strategy: client.lastAuthenticationStrategy,
    cookie_expires_at: null,
    captcha_bypass: false,
    created_at: client.createdAt,
    updated_at: client.updatedAt,
  }
  const presented = await Promise.all(sessions.map((session) => presentSession(context, session)))
  return { ...json, sessions: presented }
}

/** The envelope of every response below `/client`: the resource, with the whole client beside it. */
export const envelope = async (context: Context, response: unknown, client: ClientRecord | null) => {
  // Both begin before either waits, so that they show the same state.
  const [presented, presentedClient] = await Promise.all([response, presentClient(context, client)])
  return { response: presented, client: presentedClient }
}
