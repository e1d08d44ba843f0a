import { computed } from 'nanostores'
import type { Client } from '../client.ts'
import type { GetTokenOptions } from '../session/tokens.ts'
import type { Session } from '../shapes/session.ts'
import type { User } from '../shapes/user.ts'
import { type ClerkActions, clerkActions } from './actions.ts'
import { isLoaded } from './loaded.ts'
import { madeOnce, type View } from './scope.ts'

/** The active session, with its own tokens. */
export interface SessionView extends Session {
  /** As `client.getToken()`, for this session. */
  getToken(options?: GetTokenOptions): Promise<string | null>
}

/** Options of what shows a session. */
export interface PendingSessionOptions {
  /** Whether a session with a task left counts as signed out. Default: true. */
  readonly treatPendingAsSignedOut?: boolean | undefined
}

/** Whether the user is signed in. `isLoaded` is also `false` while the page is being left for a new session. */
export type AuthState = Pick<ClerkActions, 'signOut' | 'getToken'> &
  (
    | {
        readonly isLoaded: false
        readonly isSignedIn: undefined
        readonly userId: undefined
        readonly sessionId: undefined
        readonly actor: undefined
        readonly orgId: undefined
        readonly orgRole: undefined
        readonly orgSlug: undefined
        readonly has: undefined
      }
    | {
        readonly isLoaded: true
        readonly isSignedIn: false
        readonly userId: null
        readonly sessionId: null
        readonly actor: null
        readonly orgId: null
        readonly orgRole: null
        readonly orgSlug: null
        /** Always `false`: organizations, roles and plans are not part of this package. */
        has(params?: unknown): false
      }
    | {
        readonly isLoaded: true
        readonly isSignedIn: true
        readonly userId: string
        readonly sessionId: string
        readonly actor: unknown
        readonly orgId: null
        readonly orgRole: null
        readonly orgSlug: null
        /** Always `false`: organizations, roles and plans are not part of this package. */
        has(params?: unknown): false
      }
  )

export type UserState =
  | { readonly isLoaded: false; readonly isSignedIn: undefined; readonly user: undefined }
  | { readonly isLoaded: true; readonly isSignedIn: false; readonly user: null }
  | { readonly isLoaded: true; readonly isSignedIn: true; readonly user: User }

export type SessionState =
  | { readonly isLoaded: false; readonly isSignedIn: undefined; readonly session: undefined }
  | { readonly isLoaded: true; readonly isSignedIn: false; readonly session: null }
  | { readonly isLoaded: true; readonly isSignedIn: true; readonly session: SessionView }

export type SessionListState =
  | { readonly isLoaded: false; readonly sessions: undefined; readonly setActive: undefined }
  | { readonly isLoaded: true; readonly sessions: readonly Session[]; readonly setActive: Client['setActive'] }

type Known = SessionView | null | undefined

/** The active session; `null` without one; `undefined` while that is unknown, also on the way to a new session. */
export const activeSession: View<Known> = madeOnce(({ client, source }) =>
  computed(
    [source.$status, source.$isActivating, source.$session],
    (status, isActivating, session): Known =>
      isActivating || !isLoaded(status)
        ? undefined
        : session && {
            ...session,
            getToken: (options) => client.getToken({ ...options, sessionId: session.id }),
          },
  ),
)

const sessionViews = <State>(toMembers: (session: Known, actions: ClerkActions) => object) => {
  const view = (countsPending: boolean): View<State> =>
    madeOnce((scope) =>
      computed(activeSession(scope), (active) => {
        const session = active?.status === 'pending' && !countsPending ? null : active
        const isKnown = session !== undefined
        const isSignedIn = isKnown ? session !== null : undefined
        return { isLoaded: isKnown, isSignedIn, ...toMembers(session, clerkActions(scope)) } as State
      }),
    )
  const views = { withoutPending: view(false), withPending: view(true) }
  return ({ treatPendingAsSignedOut = true }: PendingSessionOptions = {}): View<State> =>
    treatPendingAsSignedOut ? views.withoutPending : views.withPending
}

export const authView = sessionViews<AuthState>((session, { signOut, getToken }) => {
  const none = session === undefined ? undefined : null
  return {
    userId: session ? (session.user?.id ?? session.publicUserData?.userId) : none,
    sessionId: session ? session.id : none,
    actor: session ? session.actor : none,
    orgId: none,
    orgRole: none,
    orgSlug: none,
    has: none === undefined ? none : () => false,
    signOut,
    getToken,
  }
})

export const sessionView = sessionViews<SessionState>((session) => ({ session }))

/** A user whose session has a task left is there, too. */
export const userView: View<UserState> = sessionViews<UserState>((session) => ({
  user: session ? session.user : session,
}))({ treatPendingAsSignedOut: false })

export const sessionListView: View<SessionListState> = madeOnce(({ client, source }) =>
  computed(
    [source.$status, source.$sessions],
    (status, sessions): SessionListState =>
      isLoaded(status)
        ? { isLoaded: true, sessions, setActive: client.setActive }
        : { isLoaded: false, sessions: undefined, setActive: undefined },
  ),
)
