import { computed, type ReadableAtom } from 'nanostores'
import type { Client } from '../client.ts'
import type { GetTokenOptions } from '../session/tokens.ts'
import type { Session } from '../shapes/session.ts'
import type { User } from '../shapes/user.ts'
import { isLoaded } from '../state/state.ts'
import type { ClerkActions } from './actions.ts'

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

/** `null` without a session; `undefined` while that is unknown. */
type Known = SessionView | null | undefined

/** Whether a user is signed in, as stores. */
export interface SignedInViews {
  /** Whether a user is signed in, and who. `isLoaded` is also `false` while the page is being left for a new session. */
  readonly $auth: ReadableAtom<AuthState>
  /** The active session: `undefined` until that is known, `null` without one. */
  readonly $session: ReadableAtom<SessionState>
}

export interface SessionViews extends SignedInViews {
  /** The active session; `undefined` while that is unknown, also on the way to a new session. */
  readonly $active: ReadableAtom<Known>
  /** The user of the active session, also of one with a task left. */
  readonly $user: ReadableAtom<UserState>
  readonly $sessionList: ReadableAtom<SessionListState>
  /** The same where a session with a task left does not count as signed out. */
  readonly withPending: SignedInViews
}

/** Those that options ask for. */
export const signedInViews = (
  views: SignedInViews & { readonly withPending: SignedInViews },
  options?: PendingSessionOptions | null,
): SignedInViews => (options?.treatPendingAsSignedOut === false ? views.withPending : views)

export const sessionViews = (client: Client, source: Client, { signOut, getToken }: ClerkActions): SessionViews => {
  const { $status, $isActivating, $session, $sessions } = source
  const $active = computed(
    [$status, $isActivating, $session],
    (status, isActivating, session): Known =>
      isActivating || !isLoaded(status)
        ? undefined
        : session && {
            ...session,
            getToken: (options) => client.getToken({ ...options, sessionId: session.id }),
          },
  )
  const view = <State>($session: ReadableAtom<Known>, toMembers: (session: Known) => object) =>
    computed($session, (session): State => {
      const isKnown = session !== undefined
      const isSignedIn = isKnown ? session !== null : undefined
      return { isLoaded: isKnown, isSignedIn, ...toMembers(session) } as State
    })
  const signedIn = ($session: ReadableAtom<Known>): SignedInViews => ({
    $auth: view<AuthState>($session, (session) => {
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
    }),
    $session: view<SessionState>($session, (session) => ({ session })),
  })
  return {
    ...signedIn(computed($active, (session) => (session?.status === 'pending' ? null : session))),
    withPending: signedIn($active),
    $active,
    $user: view<UserState>($active, (session) => ({ user: session ? session.user : session })),
    $sessionList: computed(
      [$status, $sessions],
      (status, sessions): SessionListState =>
        isLoaded(status)
          ? { isLoaded: true, sessions, setActive: client.setActive }
          : { isLoaded: false, sessions: undefined, setActive: undefined },
    ),
  }
}
