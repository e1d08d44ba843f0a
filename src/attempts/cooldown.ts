import type { ReadableAtom } from 'nanostores'
import { clockedStore } from '../state/clocked.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import type { KeptAttempt } from './kept.ts'
import { type Cooldown, cooldownAt, NO_COOLDOWN, nextCooldownChangeMs } from './message-cooldown.ts'

/** Seconds left, from the points in time that the state holds. */
export const createCooldown = ($state: ReadableAtom<State>, attempt: KeptAttempt): ReadableAtom<Cooldown> =>
  clockedStore<Cooldown>($state, {
    initial: NO_COOLDOWN,
    read: (state, now) => cooldownAt(sliceOf(state, attempt).resendAt, now),
    changesInMs: (state, now) => nextCooldownChangeMs(sliceOf(state, attempt).resendAt, now),
  })
