import { computed, type ReadableAtom } from 'nanostores'
import type { Client } from '../client.ts'
import type { Session } from '../shapes/session.ts'
import type { User } from '../shapes/user.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { SignUp } from '../sign-up/sign-up.ts'
import type { ClientStatus } from '../state/state.ts'
import { isLoaded } from '../state/state.ts'
import type { ClerkActions } from './actions.ts'
import type { SessionView } from './session.ts'

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

/** The client as one object, of the stores that it shows. */
export const clerkView = (
  client: Client,
  { $status, $sessions }: Client,
  $signUp: ReadableAtom<SignUp>,
  $active: ReadableAtom<SessionView | null | undefined>,
  actions: ClerkActions,
): ReadableAtom<Clerk> => {
  const addListener: Clerk['addListener'] = (listener) =>
    $clerk.subscribe(({ loaded, client, session, user }) => {
      if (loaded) listener({ client, session, user })
    })
  const $clerk = computed(
    [$status, $active, $sessions, $signUp],
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
  return $clerk
}
