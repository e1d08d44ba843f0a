import { computed } from 'nanostores'
import type { Session } from '../shapes/session.ts'
import type { User } from '../shapes/user.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { SignUp } from '../sign-up/sign-up.ts'
import type { ClientStatus } from '../state/state.ts'
import { type ClerkActions, clerkActions } from './actions.ts'
import { signUpFace } from './attempts.ts'
import { isLoaded } from './loaded.ts'
import { madeOnce, type View } from './scope.ts'
import { activeSession, type SessionView } from './session.ts'

/** The attempts and the sessions of this browser. */
export interface ClerkClient {
  readonly signUp: SignUp
  /** The same object each time: `useSignIn()` shows its changes. */
  readonly signIn: SignIn
  readonly sessions: readonly Session[]
}

/** What a listener is called with. */
export interface ClerkResources {
  /** `undefined` until the client has loaded. */
  readonly client: ClerkClient | undefined
  /** The active session; `null` without one; `undefined` while that is unknown. */
  readonly session: SessionView | null | undefined
  readonly user: User | null | undefined
}

/** The client as one object: a new one when its status, its session or its sign-up has changed. */
export interface Clerk extends ClerkActions, ClerkResources {
  /** Whether the client has loaded. */
  readonly loaded: boolean
  readonly status: Exclude<ClientStatus, 'idle'>
  readonly isSignedIn: boolean
  /** Calls back with each change, and at once when the client has loaded. Returns a function that stops it. */
  addListener(listener: (resources: ClerkResources) => void): () => void
}

export const clerkView: View<Clerk> = madeOnce((scope) => {
  const { client, source } = scope
  const actions = clerkActions(scope)
  const addListener: Clerk['addListener'] = (listener) =>
    clerkView(scope).subscribe(({ loaded, client, session, user }) => {
      if (loaded) listener({ client, session, user })
    })
  return computed(
    [source.$status, activeSession(scope), source.$sessions, signUpFace(scope)],
    (status, session, sessions, signUp): Clerk => ({
      ...actions,
      addListener,
      status: status === 'idle' ? 'loading' : status,
      loaded: isLoaded(status),
      isSignedIn: Boolean(session),
      session,
      user: session ? session.user : session,
      client: isLoaded(status)
        ? {
            signUp,
            get signIn() {
              return client.signIn
            },
            sessions,
          }
        : undefined,
    }),
  )
})
