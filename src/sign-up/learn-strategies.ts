import { withDeadline } from '../api/deadline.ts'
import type { Call } from '../calls/call.ts'
import type { Calls } from '../calls/calls.ts'
import { readEnvironment } from '../session/on-demand.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { nextStep } from './next-step.ts'
import { keptSignUp } from './transitions.ts'

/** How long a finished call may wait for the settings: milliseconds. They may still arrive later. */
const DEADLINE_MS = 3_000

/** Whether `$nextStep` needs the settings: the service sends no strategies for a verification that has not started. */
const lacksStrategies = (state: State): boolean => {
  if (state.environment) return false
  const { value, isRoundTripNewest, foreignTicket: signInTicket } = sliceOf(state, keptSignUp)
  const step = nextStep(value, { isRoundTripNewest, signInTicket })
  return step.type === 'verify' && step.strategies.length === 0
}

/**
 * Reads the instance's settings where `$nextStep` needs them. A failure changes nothing: the call itself has succeeded.
 */
export const learnStrategies = async (call: Call): Promise<void> => {
  if (!lacksStrategies(call.state())) return
  await withDeadline(call.signal, DEADLINE_MS, 'The environment', () => readEnvironment(call)).catch(() => {})
}

export interface StrategyReader {
  /** `$nextStep` is in use: from now on, calls also read the settings that it may need. */
  onUse(): void
  /** After each call that succeeded. */
  afterwards(call: Call): Promise<void> | undefined
}

/** Reads the strategies that `$nextStep` needs, once it is in use. */
export const createStrategyReader = (calls: Calls): StrategyReader => {
  let isUsed = false
  let hasWaited = false
  return {
    onUse: () => {
      if (isUsed) return
      isUsed = true
      // Not synchronously: this runs within a read of the store, and the settings change the store.
      if (lacksStrategies(calls.store.get())) calls.run({}, learnStrategies).catch(() => {})
    },
    afterwards: (call) => {
      if (!isUsed || !lacksStrategies(call.state())) return undefined
      const learned = learnStrategies(call)
      // A server that does not send its settings delays one call, and not each.
      if (hasWaited) return undefined
      hasWaited = true
      return learned
    },
  }
}
