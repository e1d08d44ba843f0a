import { withDeadline } from '../api/deadline.ts'
import type { Call } from '../calls/call.ts'
import { type Environment, environmentShape } from '../shapes/environment.ts'
import { paths } from '../shapes/paths.ts'
import { SESSION_PARAMETER } from '../shapes/protocol.ts'
import { environmentReceived } from '../state/received.ts'

/** Reads the instance's settings and stores them. Rejects as the request does; `null` for an empty response. */
export const readEnvironment = async (call: Call): Promise<Environment | null> => {
  // For a GET, a development instance may return settings from before a change in its dashboard.
  const method = call.server?.isDevelopment ? 'PATCH' : 'GET'
  const { sessionId } = call.state()
  const search = sessionId === null ? {} : { search: { [SESSION_PARAMETER]: sessionId } }
  const { response } = await call.post(environmentShape, { method, path: paths.environment, ...search }, 'environment')
  if (response) call.update(environmentReceived, response)
  return call.state().environment
}

/** How long a finished call may wait for the settings: milliseconds. They may still arrive later. */
const DEADLINE_MS = 3_000

/** The same for a call that has done what it is for: it does not wait for long. */
export const learnEnvironment = (call: Call): Promise<unknown> =>
  withDeadline(call.signal, DEADLINE_MS, 'The environment', () => readEnvironment(call))
