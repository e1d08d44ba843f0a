import type { Ref } from 'vue'
import type { Client } from '../client.ts'
import type { ClassicSignInState, ClassicSignUpState, SignInState, SignUpState } from '../views/attempts.ts'
import type { Clerk } from '../views/clerk.ts'
import {
  type AuthState,
  type PendingSessionOptions,
  type SessionListState,
  type SessionState,
  signedInViews,
  type UserState,
} from '../views/session.ts'
import { useApp } from './app.ts'
import { type Refs, useMembers, useView } from './use-view.ts'

/**
 * The sign-up with methods that reject: `signUp.value.create()`, `setActive.value({ session })`. `signUp` and `setActive`
 * are `undefined` until the client has loaded. `signUp.value` is a new object when the sign-up has changed.
 */
export const useSignUp = (): Refs<ClassicSignUpState> => useMembers(({ classic }) => classic.$signUp)

/** The sign-in, as {@link useSignUp}. Its code starts to load when this is first called. */
export const useSignIn = (): Refs<ClassicSignInState> => useMembers(({ classic }) => classic.$signIn)

/** The sign-up with methods that resolve to `{ error }`, its last error, and what to show next. */
export const useSignUpFuture = (): Refs<SignUpState> => useMembers(({ $signUp }) => $signUp)

/** The sign-in, as {@link useSignUpFuture}. Its code starts to load when this is first called. */
export const useSignInFuture = (): Refs<SignInState> => useMembers(({ $signIn }) => $signIn)

/**
 * Whether a user is signed in, and who. Every member is a ref, its methods too: `getToken.value()`. Also for router
 * guards: call it before the first `await`.
 */
export const useAuth = (options?: PendingSessionOptions): Refs<AuthState> =>
  useMembers((views) => signedInViews(views, options).$auth)

/** The user of the active session; `undefined` until the client has loaded. */
export const useUser = (): Refs<UserState> => useMembers(({ $user }) => $user)

/** The active session; `undefined` until the client has loaded. */
export const useSession = (options?: PendingSessionOptions): Refs<SessionState> =>
  useMembers((views) => signedInViews(views, options).$session)

/** All sessions of this browser; `undefined` until the client has loaded. */
export const useSessionList = (): Refs<SessionListState> => useMembers(({ $sessionList }) => $sessionList)

/** The client as one object of bound functions: a new one when its status, its session or its sign-up has changed. */
export const useClerk = (): Readonly<Ref<Clerk>> => useView(({ $clerk }) => $clerk)

/** The client itself: the same object for the whole life of the app. */
export const useClient = (): Client => useApp().scope.client
