import { atom, type ReadableAtom } from 'nanostores'
import type { Emit } from '../events.ts'
import { initialState, type State, type Transitions, transitions } from './state.ts'

type Rest<Name extends keyof Transitions> = Parameters<Transitions[Name]> extends [State, ...infer Args] ? Args : never

/** The one atom of a client, and the one way to change it. */
export interface Store {
  readonly $state: ReadableAtom<State>
  get(): State
  apply<Name extends keyof Transitions>(name: Name, ...args: Rest<Name>): void
}

export const createStore = (emit: Emit): Store => {
  const $state = atom<State>(initialState)
  return {
    $state,
    get: () => $state.get(),
    apply: (name, ...args) => {
      const transition = transitions[name] as (state: State, ...rest: unknown[]) => State
      const next = transition($state.get(), ...args)
      $state.set(next)
      emit({ type: 'transition', name, signUpStatus: next.signUp.status })
    },
  }
}
