import { withDeadline } from '../api/deadline.ts'
import type { Call } from '../calls/call.ts'
import { readEnvironment } from '../session/environment.ts'
import type { State } from '../state/state.ts'
import { nextStep } from './next-step.ts'

/** How long a finished call may wait for the settings: milliseconds. They may still arrive later. */
const DEADLINE_MS = 3_000

/** Whether `$nextStep` needs the settings: the service sends no strategies for a verification that has not started. */
export const lacksStrategies = ({ signUp, environment, isRoundTripNewest, signInTicket }: State): boolean => {
  if (environment) return false
  const step = nextStep(signUp, { isRoundTripNewest, signInTicket })
  return step.type === 'verify' && step.strategies.length === 0
}

/**
 * Reads the instance's settings where `$nextStep` needs them. A failure changes nothing: the call itself has succeeded.
 */
export const learnStrategies = async (call: Call): Promise<void> => {
  if (!lacksStrategies(call.state())) return
  await withDeadline(call.signal, DEADLINE_MS, 'The environment', () => readEnvironment(call)).catch(() => {})
}
