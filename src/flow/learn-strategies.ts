import { nextStep } from '../model/next-step.ts'
import { withDeadline } from '../transport/deadline.ts'
import { readEnvironment } from './environment.ts'
import type { ScopedFlow } from './scoped-flow.ts'
import type { State } from './state.ts'

/** How long a call that is done may wait for the settings: milliseconds. They may still arrive after that. */
const DEADLINE_MS = 3_000

/** Whether only the instance's settings say how a field is verified: of a verification never started the service sends nothing. */
export const lacksStrategies = ({ signUp, environment }: State): boolean => {
  const step = nextStep(signUp, { environment })
  return environment === null && step.type === 'verify' && step.strategies.length === 0
}

/** Reads the instance's settings where `$nextStep` lacks them. A failure changes nothing: the call that waits is done. */
export const learnStrategies = async (flow: ScopedFlow): Promise<void> => {
  if (!lacksStrategies(flow.state())) return
  await withDeadline(flow.signal, DEADLINE_MS, 'The environment', () => readEnvironment(flow)).catch(() => {})
}
