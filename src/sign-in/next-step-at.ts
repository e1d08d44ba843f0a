import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { keptSignIn } from './members.ts'
import { nextSignInStep, nextSignInStepChangeMs } from './next-step.ts'
import type { SignInNextStep } from './steps.ts'

/** The next step of a state, at a time of this browser's clock. */
export const nextStepAt = (state: State, now: number): SignInNextStep => {
  const { value, foreignTicket: signUpTicket, sentTo, clockOffset } = sliceOf(state, keptSignIn)
  const hasPasskeys = typeof globalThis.PublicKeyCredential === 'function'
  const { environment } = state
  return nextSignInStep(value, { environment, now: now - clockOffset, sentTo, signUpTicket, hasPasskeys })
}

/** Milliseconds until it is another one without a change of the state; `null` when it will not be. */
export const nextStepChangeMs = (state: State, now: number): number | null => {
  const { value, clockOffset } = sliceOf(state, keptSignIn)
  return nextSignInStepChangeMs(value, now - clockOffset)
}
