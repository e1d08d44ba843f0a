import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { keptSignUp } from './members.ts'
import { type NextStep, nextSignUpStep, nextSignUpStepChangeMs } from './next-step.ts'

/** The next step of a state, at a time of this browser's clock. */
export const nextStepAt = (state: State, now: number): NextStep => {
  const { value, isRoundTripNewest, foreignTicket: signInTicket, clockOffset } = sliceOf(state, keptSignUp)
  const { environment } = state
  return nextSignUpStep(value, { environment, isRoundTripNewest, signInTicket, now: now - clockOffset })
}

/** Milliseconds until it is another one without a change of the state; `null` when it will not be. */
export const nextStepChangeMs = (state: State, now: number): number | null => {
  const { value, clockOffset } = sliceOf(state, keptSignUp)
  return nextSignUpStepChangeMs(value, now - clockOffset)
}
