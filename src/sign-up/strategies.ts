import type { Call } from '../calls/call.ts'
import { learnEnvironment } from '../session/environment.ts'
import type { State } from '../state/state.ts'
import { nextStepAt } from './next-step-at.ts'

/** Whether `$nextStep` needs the settings: the service sends no strategies for a verification that has not started. */
const lacksStrategies = (state: State): boolean => {
  if (state.environment) return false
  const step = nextStepAt(state, Date.now())
  return step.type === 'verify' && step.strategies.length === 0
}

/** Reads the strategies that `$nextStep` needs, if any. A failure changes nothing: the call itself has succeeded. */
export const learnStrategies = async (call: Call): Promise<void> => {
  if (lacksStrategies(call.state())) await learnEnvironment(call).catch(() => {})
}

/** Who needs the strategies of one client. */
export interface StrategyUse {
  /** `$nextStep` is in use: from then on, calls also read the settings that it may need. */
  isUsed: boolean
  /** Whether a call has waited for them. */
  hasWaited: boolean
}

/** The same after each call that has succeeded. */
export const learnStrategiesAfter = (call: Call, use: StrategyUse): Promise<void> | undefined => {
  if (!use.isUsed || !lacksStrategies(call.state())) return undefined
  const learned = learnStrategies(call)
  // A server that does not send its settings delays one call, and not each.
  if (use.hasWaited) return undefined
  use.hasWaited = true
  return learned
}
