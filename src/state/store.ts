import { atom, computed, type ReadableAtom } from 'nanostores'
import type { Emit } from '../events.ts'
import { isolated } from '../runtime/callback.ts'
import { initialState, type State, type Transition } from './state.ts'

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

export const createStore = (emit: Emit): Store => {
  const $state = atom<State>(initialState)
  return {
    $state,
    get: () => $state.get(),
    update: (transition, ...args) => {
      const next = transition($state.get(), ...args)
      $state.set(next)
      emit({ type: 'transition', name: transition.event, signUpStatus: next.signUp.status })
    },
  }
}
