import { withDeadline } from '../api/deadline.ts'
import type { Call } from '../calls/call.ts'
import { readEnvironment } from '../session/environment.ts'

/** How long a finished call may wait for the settings: milliseconds. They may still arrive later. */
const DEADLINE_MS = 3_000

/** Reads the instance's settings, which have the strategies that `$nextStep` needs. */
export const learnStrategies = async (call: Call): Promise<void> => {
  await withDeadline(call.signal, DEADLINE_MS, 'The environment', () => readEnvironment(call))
}
