import type { Call } from '../calls/call.ts'
import type { Calls } from '../calls/calls.ts'
import type { Action } from '../calls/methods.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { nextStep } from './next-step.ts'
import { keptSignUp } from './transitions.ts'

/** Whether `$nextStep` needs the settings: the service sends no strategies for a verification that has not started. */
export const lacksStrategies = (state: State): boolean => {
  if (state.environment) return false
  const { value, isRoundTripNewest, foreignTicket: signInTicket } = sliceOf(state, keptSignUp)
  const step = nextStep(value, { isRoundTripNewest, signInTicket })
  return step.type === 'verify' && step.strategies.length === 0
}

export interface StrategyReader {
  /** `$nextStep` is in use: from now on, calls also read the settings that it may need. */
  onUse(): undefined
  /** After each call that succeeded. */
  afterwards(call: Call): Promise<unknown> | undefined
}

/** Reads the strategies that `$nextStep` needs, once it is in use. */
export const createStrategyReader = (calls: Calls, learn: Action<undefined, unknown>): StrategyReader => {
  // A failure changes nothing: the call itself has succeeded.
  const learnSafely = (call: Call): Promise<unknown> => learn(call, undefined).catch(() => {})
  let isUsed = false
  let hasWaited = false
  return {
    onUse: () => {
      if (isUsed) return undefined
      isUsed = true
      // Not synchronously: this runs within a read of the store, and the settings change the store.
      if (lacksStrategies(calls.store.get())) calls.run({}, learnSafely).catch(() => {})
      return undefined
    },
    afterwards: (call) => {
      if (!isUsed || !lacksStrategies(call.state())) return undefined
      const learned = learnSafely(call)
      // A server that does not send its settings delays one call, and not each.
      if (hasWaited) return undefined
      hasWaited = true
      return learned
    },
  }
}
