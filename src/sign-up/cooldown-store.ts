import type { ReadableAtom } from 'nanostores'
import { clockedStore } from '../state/clocked.ts'
import type { State } from '../state/state.ts'
import { type Cooldown, cooldownAt, NO_COOLDOWN, nextCooldownChangeMs } from './message-cooldown.ts'
import { signUpSlice } from './transitions.ts'

/** Seconds left, from the points in time that the state holds. */
export const createCooldown = ($state: ReadableAtom<State>): ReadableAtom<Cooldown> =>
  clockedStore<Cooldown>($state, {
    initial: NO_COOLDOWN,
    read: (state, now) => cooldownAt(signUpSlice(state).resendAt, now),
    changesInMs: (state, now) => nextCooldownChangeMs(signUpSlice(state).resendAt, now),
  })
