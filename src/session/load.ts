import type { Call } from '../calls/call.ts'
import { loaded } from '../state/received.ts'
import { readEnvironment } from './environment.ts'
import { reloadClient } from './reload-client.ts'

/** Whether the instance's settings were loaded. A failure does not fail the call: the status is then `degraded`. */
const loadEnvironment = (call: Call): Promise<boolean> =>
  readEnvironment(call).then(
    (environment) => environment !== null,
    () => false,
  )

/** Reads environment and client in parallel. Rejects when the client failed to load. */
export const readAll = async (call: Call): Promise<void> => {
  const [, hasEnvironment] = await Promise.all([reloadClient(call), loadEnvironment(call)])
  call.update(loaded, hasEnvironment ? 'ready' : 'degraded')
}
