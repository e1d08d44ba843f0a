import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { FlowError, isFrontendApiError } from '../errors.ts'
import { clientShape } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'
import { isSignedIn, sessionShape } from '../shapes/session.ts'
import { type State, transition } from '../state/state.ts'
import { reloadClient } from './reload-client.ts'

/** Parameters of `signOut()`. */
export interface SignOutParams {
  /** The session to end. Default: all sessions of this browser. */
  readonly sessionId?: string | undefined
  /** Where to go afterwards: a URL, or a path of this page's origin. */
  readonly redirectUrl?: string | undefined
}

/** Whether a session is the one to end; every session is without an id. */
const isMeant = (id: string, sessionId: string | undefined): boolean => sessionId === undefined || id === sessionId

const isOver = ({ client }: State, sessionId: string | undefined): boolean =>
  !client?.sessions.some((session) => isMeant(session.id, sessionId) && isSignedIn(session))

/** A session has ended, or all have. */
const signedOut = transition('signedOut', (state, sessionId: string | undefined) => ({
  ...state,
  client: state.client && {
    ...state.client,
    sessions: state.client.sessions.filter(({ id }) => !isMeant(id, sessionId)),
  },
  sessionId: state.sessionId !== null && isMeant(state.sessionId, sessionId) ? null : state.sessionId,
  tokens: Object.fromEntries(
    Object.entries(state.tokens).filter(([key]) => sessionId !== undefined && !key.startsWith(sessionId)),
  ),
}))

/** Ends one session or all of this browser, at the server too. */
export const signOut = async (call: Call, params: SignOutParams = {}): Promise<void> => {
  const { sessionId, redirectUrl } = requireObject(params)
  if (sessionId !== undefined) requireText('sessionId', sessionId)
  const url = redirectUrl === undefined ? undefined : resolveUrl(call.browser, 'redirectUrl', redirectUrl)
  if (!call.state().client) await reloadClient(call)
  if (sessionId !== undefined && isOver(call.state(), sessionId)) throw new FlowError('session_not_found')
  try {
    await call.write({
      key: `sign out ${sessionId ?? ''}`,
      shape: sessionId === undefined ? clientShape : sessionShape,
      build: () =>
        sessionId === undefined
          ? { method: 'DELETE', path: paths.sessions }
          : { method: 'POST', path: paths.removeSession(sessionId), body: {} },
      judge: (_, after) => (isOver(after, sessionId) ? 'done' : 'not_applied'),
    })
  } catch (error) {
    if (!isFrontendApiError(error) || (error.status !== 401 && error.status !== 404)) throw error
    // It may have ended elsewhere.
    await reloadClient(call)
    if (!isOver(call.state(), sessionId)) throw error
  }
  call.update(signedOut, sessionId)
  if (url !== undefined) await call.browser.navigate(url)
}
