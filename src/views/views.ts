import type { ReadableAtom } from 'nanostores'
import { type Client, createClient } from '../client.ts'
import { clerkActions } from './actions.ts'
import {
  attemptViews,
  type ClassicSignInState,
  type ClassicSignUpState,
  type SignInState,
  type SignInViews,
  type SignUpState,
  type SignUpViews,
} from './attempts.ts'
import { type Clerk, clerkView } from './clerk.ts'
import { type SessionListState, type SignedInViews, sessionViews, type UserState } from './session.ts'

/** A client as stores, each of which has all that one part of a page shows. */
export interface Views extends SignedInViews {
  /** `$auth` and `$session` where a session with a task left does not count as signed out. */
  readonly withPending: SignedInViews
  /** The user of the active session: `undefined` until that is known, `null` when no user is signed in. */
  readonly $user: ReadableAtom<UserState>
  /** All sessions of this browser. */
  readonly $sessionList: ReadableAtom<SessionListState>
  /** The client as one object of bound functions: a new one when its status, its session or its sign-up has changed. */
  readonly $clerk: ReadableAtom<Clerk>
  /** The sign-up, whose methods resolve to `{ error }`, with its errors and what to show next. */
  readonly $signUp: ReadableAtom<SignUpState>
  /** The sign-in, whose methods resolve to `{ error }`, with its errors and what to show next. Loads its code. */
  readonly $signIn: ReadableAtom<SignInState>
  /** Both with the methods that reject: `undefined` until the client has loaded. */
  readonly classic: {
    readonly $signUp: ReadableAtom<ClassicSignUpState>
    /** Loads its code. */
    readonly $signIn: ReadableAtom<ClassicSignInState>
  }
}

/** The views of a client. */
export interface ClientViews extends Views {
  /** The client whose state they show. */
  readonly source: Client
}

export interface Scope {
  /** The client whose methods the views have. */
  readonly client: Client
  readonly live: ClientViews
  /**
   * What a server renders, and what a page shows until it is hydrated: nothing has loaded, and no user is known. The
   * methods are those of the client.
   */
  readonly pristine: ClientViews
}

const known = new WeakMap<Client, Scope>()

/** The views of a client: the same ones each time. */
export const scopeOf = (client: Client): Scope => {
  const scope = known.get(client) ?? createScope(client)
  known.set(client, scope)
  return scope
}

const createScope = (client: Client): Scope => {
  const pristine = once(() => createViews(client, createClient({ transport: () => new Promise(() => {}) })))
  return {
    client,
    live: createViews(client, client),
    get pristine() {
      return pristine()
    },
  }
}

const createViews = (client: Client, source: Client): ClientViews => {
  const actions = clerkActions(client)
  const { $active, ...sessions } = sessionViews(client, source, actions)
  const signUp = attemptViews<SignUpViews>('signUp', client, source)
  // Asking the client for its sign-in loads the code of it.
  const signIn = once(() => attemptViews<SignInViews>('signIn', client, source))
  return {
    source,
    ...sessions,
    $clerk: clerkView(client, source, signUp.$face, $active, actions),
    $signUp: signUp.$current,
    get $signIn() {
      return signIn().$current
    },
    classic: {
      $signUp: signUp.$classic,
      get $signIn() {
        return signIn().$classic
      },
    },
  }
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
