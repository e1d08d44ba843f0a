import type { Client } from '../client.ts'
import type { SignInState, SignUpState } from '../views/attempts.ts'
import type { Clerk } from '../views/clerk.ts'
import {
  type AuthState,
  type PendingSessionOptions,
  type SessionListState,
  type SessionState,
  signedInViews,
  type UserState,
} from '../views/session.ts'
import { useScope, useView } from './context.ts'

// Each throws FlowError `missing_provider` outside of a provider.

/** The sign-up of this browser, whose methods resolve to `{ error }`, with its errors and what to show next. */
export const useSignUp = (): SignUpState => useView(({ $signUp }) => $signUp)

/** The sign-in of this browser, whose methods resolve to `{ error }`, with its errors and what to show next. */
export const useSignIn = (): SignInState => useView(({ $signIn }) => $signIn)

/** Whether a user is signed in, and who. A session with a task left counts as signed out unless you say otherwise. */
export const useAuth = (options?: PendingSessionOptions | null): AuthState =>
  useView((views) => signedInViews(views, options).$auth)

/** The user of the active session: `undefined` until that is known, `null` when no user is signed in. */
export const useUser = (): UserState => useView(({ $user }) => $user)

/** The active session: `undefined` until that is known, `null` without one. */
export const useSession = (options?: PendingSessionOptions): SessionState =>
  useView((views) => signedInViews(views, options).$session)

/** All sessions of this browser. */
export const useSessionList = (): SessionListState => useView(({ $sessionList }) => $sessionList)

/** The client as one object with bound functions: another object when its status, session or sign-up has changed. */
export const useClerk = (): Clerk => useView(({ $clerk }) => $clerk)

/** The client itself: the same object each time, which causes no render. */
export const useClient = (): Client => useScope().client
