import type { Client } from '../client.ts'
import { type SignInState, type SignUpState, signInView, signUpView } from '../views/attempts.ts'
import { type Clerk, clerkView } from '../views/clerk.ts'
import {
  type AuthState,
  authView,
  type PendingSessionOptions,
  type SessionListState,
  type SessionState,
  sessionListView,
  sessionView,
  type UserState,
  userView,
} from '../views/session.ts'
import { useScopes, useView } from './context.ts'

// Each throws FlowError `missing_provider` outside of a provider.

/** The sign-up of this browser, whose methods resolve to `{ error }`, with its errors and what to show next. */
export const useSignUp = (): SignUpState => useView(signUpView)

/** The sign-in of this browser, whose methods resolve to `{ error }`, with its errors and what to show next. */
export const useSignIn = (): SignInState => useView(signInView)

/** Whether a user is signed in, and who. A session with a task left counts as signed out unless you say otherwise. */
export const useAuth = (options?: PendingSessionOptions | null): AuthState => useView(authView(options ?? {}))

/** The user of the active session: `undefined` until that is known, `null` when no user is signed in. */
export const useUser = (): UserState => useView(userView)

/** The active session: `undefined` until that is known, `null` without one. */
export const useSession = (options?: PendingSessionOptions): SessionState => useView(sessionView(options))

/** All sessions of this browser. */
export const useSessionList = (): SessionListState => useView(sessionListView)

/** The client as one object with bound functions: another object when its status, session or sign-up has changed. */
export const useClerk = (): Clerk => useView(clerkView)

/** The client itself: the same object each time, which causes no render. */
export const useClient = (): Client => useScopes().live.client
