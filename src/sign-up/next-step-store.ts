import type { ReadableAtom } from 'nanostores'
import type { Calls } from '../calls/run.ts'
import { clockedStore } from '../state/clocked.ts'
import { type NextStep, nextStep, nextStepChangeMs } from './next-step.ts'

/** What to show next, at the current time: an expired code no longer counts as sent. */
export const createNextStep = ({ store, useNextStep }: Calls): ReadableAtom<NextStep> =>
  clockedStore<NextStep>(store.$state, {
    onUse: useNextStep,
    initial: { type: 'start' },
    read: ({ signUp, environment, isRoundTripNewest, signInTicket, clockOffset }, now) =>
      nextStep(signUp, { environment, isRoundTripNewest, signInTicket, now: now - clockOffset }),
    changesInMs: ({ signUp, clockOffset }, now) => nextStepChangeMs(signUp, now - clockOffset),
  })
