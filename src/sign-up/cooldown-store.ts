import type { ReadableAtom } from 'nanostores'
import { clockedStore } from '../state/clocked.ts'
import { type Cooldown, cooldownAt, NO_COOLDOWN, nextCooldownChangeMs } from '../state/cooldown.ts'
import type { State } from '../state/state.ts'

/** Seconds left, from the points in time that the state holds. */
export const createCooldown = ($state: ReadableAtom<State>): ReadableAtom<Cooldown> =>
  clockedStore<Cooldown>($state, {
    initial: NO_COOLDOWN,
    read: ({ resendAt }, now) => cooldownAt(resendAt, now),
    changesInMs: ({ resendAt }, now) => nextCooldownChangeMs(resendAt, now),
  })
