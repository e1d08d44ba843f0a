import type { HeadlessSignUpError } from '../errors.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import type { Attempt, KeptAttempt } from './kept.ts'
import { memo } from './memo.ts'

/** How the members that every attempt has are read. */
export const readersOfAttempt = <Value extends Attempt, Errors>(
  attempt: KeptAttempt<Value>,
  sortErrors: (error: HeadlessSignUpError | null) => Errors,
) => ({
  canBeDiscarded: (state: State): boolean => sliceOf(state, attempt).canBeDiscarded,
  /** What exists only as a store. */
  stores: {
    state: (state: State): Value => sliceOf(state, attempt).value,
    errors: memo((state) => [sliceOf(state, attempt).error], sortErrors),
    fetchStatus: (state: State): 'idle' | 'fetching' => (sliceOf(state, attempt).pending > 0 ? 'fetching' : 'idle'),
  },
})
