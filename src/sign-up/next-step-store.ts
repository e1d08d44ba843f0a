import type { ReadableAtom } from 'nanostores'
import { clockedStore } from '../state/clocked.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { type NextStep, nextStep, nextStepChangeMs } from './next-step.ts'
import { keptSignUp } from './transitions.ts'

/** What to show next, at the current time: an expired code no longer counts as sent. */
export const createNextStep = ($state: ReadableAtom<State>, onUse: () => undefined): ReadableAtom<NextStep> =>
  clockedStore<NextStep>($state, {
    onUse,
    initial: { type: 'start' },
    read: (state, now) => {
      const { value, isRoundTripNewest, foreignTicket: signInTicket, clockOffset } = sliceOf(state, keptSignUp)
      const { environment } = state
      return nextStep(value, { environment, isRoundTripNewest, signInTicket, now: now - clockOffset })
    },
    changesInMs: (state, now) => {
      const { value, clockOffset } = sliceOf(state, keptSignUp)
      return nextStepChangeMs(value, now - clockOffset)
    },
  })
