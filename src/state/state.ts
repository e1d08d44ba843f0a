import { atom, computed, type ReadableAtom } from 'nanostores'
import type { HeadlessSignUpError } from '../errors.ts'
import { isolated } from '../runtime/callback.ts'
import type { ClientData } from '../shapes/client.ts'
import type { Environment } from '../shapes/environment.ts'
import type { Session } from '../shapes/session.ts'
import type { Token } from '../shapes/token.ts'

/** What the server keeps has an id. `undefined` before it has been created. */
export interface Identified {
  readonly id?: string | undefined
  /** The session that it created. */
  readonly createdSessionId?: string | null
}

/** What the state holds of one resource. */
export interface Slice<Value extends Identified = Identified> {
  /** As the server last sent it. */
  readonly value: Value
  /** Whether one in a received client may be stored. Not after ours ended: the server may still have it. */
  readonly mayResume: boolean
  /** Whether the session that it created is being made the active one: it then ends. */
  readonly canBeDiscarded: boolean
  /** The error of the last failed call, until another starts. */
  readonly error: HeadlessSignUpError | null
  /** How many calls are in progress. */
  readonly pending: number
}

/** How a resource is kept in the state. */
export interface Kept<Value extends Identified = Identified, Its extends Slice<Value> = Slice<Value>> {
  /** The name of its slice. */
  readonly name: string
  /** Its slice at first. */
  readonly initial: Its
}

/** `degraded`: loaded, but the instance's settings failed to load. `error`: the first load failed. */
export type ClientStatus = 'idle' | 'loading' | 'ready' | 'degraded' | 'error'

/** Whether the client has loaded, with or without the settings. */
export const isLoaded = (status: ClientStatus): boolean => status === 'ready' || status === 'degraded'

/** The state of a client. Changed only by transitions. */
export interface State {
  readonly status: ClientStatus
  readonly environment: Environment | null
  readonly client: ClientData | null
  /** The active session. */
  readonly sessionId: string | null
  /** Whether the page is being left for a session that is not the active one yet. */
  readonly isActivating: boolean
  /** The newest token of each session, and of each session and template. */
  readonly tokens: Readonly<Record<string, Token>>
  /** What the client is for. Never changes. */
  readonly resources: readonly Kept[]
  /** What is known of each resource, by its name. */
  readonly slices: Readonly<Record<string, Slice>>
}

export const initialState = (resources: readonly Kept[]): State => ({
  status: 'idle',
  environment: null,
  client: null,
  sessionId: null,
  isActivating: false,
  tokens: {},
  resources,
  slices: Object.fromEntries(resources.map(({ name, initial }) => [name, initial])),
})

export const activeSession = ({ client, sessionId }: State): Session | null =>
  client?.sessions.find(({ id }) => id === sessionId) ?? null

/** A way to change the state. */
export interface Transition<Args extends readonly unknown[] = readonly []> {
  (state: State, ...args: Args): State
  /** Its name in events, also where a build renames functions. */
  readonly event: string | ((...args: Args) => string)
}

/** Names a way to change the state. */
export const transition = <Args extends readonly unknown[]>(
  event: Transition<Args>['event'],
  change: (state: State, ...args: Args) => State,
): Transition<Args> => Object.assign(change, { event })

/** The one atom of a client, and the only way to change it. */
export interface Store {
  readonly $state: ReadableAtom<State>
  get(): State
  update<Args extends readonly unknown[]>(transition: Transition<Args>, ...args: Args): void
}

/** A listener registered twice must get the same wrapper: nanostores compares listeners by identity. */
const known = new WeakMap<object, (...args: never[]) => void>()

/** A store for the page. An error that a subscriber throws is reported, and affects no other subscriber and no call. */
export const withIsolatedListeners = <T>($store: ReadableAtom<T>): ReadableAtom<T> => {
  const { listen } = $store
  const listenIsolated: typeof listen = (listener) => {
    const safe = known.get(listener) ?? isolated(listener)
    known.set(listener, safe)
    return listen(safe as typeof listener)
  }
  return Object.assign($store, { listen: listenIsolated })
}

/** A store for the page, computed from another one. */
export const derived = <From, T>($store: ReadableAtom<From>, read: (value: From) => T): ReadableAtom<T> =>
  withIsolatedListeners(computed($store, read))

/** @param onUpdate Called after each change, with the name of its transition. */
export const createStore = (initial: State, onUpdate?: (name: string, state: State) => void): Store => {
  const $state = atom<State>(initial)
  return {
    $state,
    get: () => $state.get(),
    update: (transition, ...args) => {
      const next = transition($state.get(), ...args)
      $state.set(next)
      const { event } = transition
      onUpdate?.(typeof event === 'string' ? event : event(...args), next)
    },
  }
}
