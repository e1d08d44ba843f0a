import type { Call } from '../calls/call.ts'
import { FlowError, isNetworkError } from '../errors.ts'
import { paths } from '../shapes/paths.ts'
import { isSignedIn, type Session, sessionShape } from '../shapes/session.ts'
import { activated, activating, finalizing } from '../state/received.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { decorateUrl } from './decorate-url.ts'
import { orReloadClient, reloadClient } from './reload-client.ts'
import { getToken } from './tokens.ts'

// One chunk has both.
export { getToken }

/** What `navigate` is called with. Source: `SignUpFuture.finalize()`. */
export interface NavigateParams {
  readonly session: Session
  /** Returns the URL to navigate to: `url` itself, unless the browser's cookie has to be renewed on the way. */
  readonly decorateUrl: (url: string) => string
}

/** Navigates to the next screen. A returned promise is awaited. */
export type SetActiveNavigate = (params: NavigateParams) => unknown

/** Parameters of `setActive()`. */
export interface SetActiveParams {
  /** The session or its id; `null` for no active session. Default: the active one. */
  readonly session?: Session | string | null | undefined
  /** Navigates to the next screen. Called when the session has its token, and awaited. */
  readonly navigate?: SetActiveNavigate | undefined
  /** Where to go, instead of `navigate`. */
  readonly redirectUrl?: string | undefined
}

const findSession = ({ client }: State, id: string): Session | undefined =>
  client?.sessions.find((session) => session.id === id && isSignedIn(session))

/** The session with this id. An unknown one may be new: the client is read again once. */
const requireSession = async (call: Call, id: string): Promise<Session> => {
  if (!findSession(call.state(), id)) await reloadClient(call)
  const session = findSession(call.state(), id)
  if (!session) throw new FlowError('session_not_found')
  return session
}

const touch = async (call: Call, { id, lastActiveOrganizationId }: Session): Promise<void> => {
  await call.write({
    key: `touch ${id}`,
    shape: sessionShape,
    build: () => ({
      method: 'POST',
      path: paths.touchSession(id),
      body: { activeOrganizationId: lastActiveOrganizationId, intent: 'select_session' },
    }),
    judge: (_, after) => (findSession(after, id) && after.client?.lastActiveSessionId === id ? 'done' : 'not_applied'),
  })
}

const requestedId = (session: SetActiveParams['session'], state: State): string | null => {
  const id = session === undefined ? state.sessionId : typeof session === 'string' ? session : (session?.id ?? null)
  if (session === undefined && id === null) {
    throw new FlowError('session_not_found', { detail: 'no session is active, and `session` was not passed' })
  }
  return id
}

/**
 * Makes a session the active one: updates the server, fetches a token, navigates, stores. The attempt that created it
 * then ends. An error before the server is updated leaves everything as it was; an error after that leaves the session
 * active.
 *
 * @param attempt One that also ends: it found the session, and did not create it.
 */
export const setActive = async (
  call: Call,
  { session: requested, navigate, redirectUrl }: SetActiveParams,
  attempt?: { readonly name: string },
): Promise<void> => {
  const id = requestedId(requested, call.state())
  if (id === null) return call.update(activated, null)
  const session = await requireSession(call, id)
  // A tab in the background must not change the active session of the tab in use.
  if (call.browser.hasFocus()) await orReloadClient(call, touch(call, session))
  for (const resource of call.state().resources) {
    const { createdSessionId } = sliceOf(call.state(), resource).value
    if (createdSessionId === id || resource.name === attempt?.name) call.update(finalizing, resource)
  }
  try {
    await getToken(call, { sessionId: id }).catch((error) => {
      // The session is active without a token; the next `getToken()` requests one.
      if (!isNetworkError(error)) throw error
    })
    const expiry = call.state().client?.cookieExpiresAt ?? null
    if (navigate || redirectUrl !== undefined) call.update(activating)
    await navigate?.({
      session: findSession(call.state(), id) ?? session,
      decorateUrl: (url) => decorateUrl(url, call.browser, call.server, expiry, Date.now()),
    })
    if (redirectUrl !== undefined && !navigate) await call.browser.navigate(redirectUrl)
  } finally {
    call.update(activated, id)
  }
}
