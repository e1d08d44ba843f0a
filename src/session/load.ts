import type { Call } from '../calls/call.ts'
import { loaded, loadFailed, loading } from '../state/transitions.ts'
import { readEnvironment } from './on-demand.ts'
import { reloadClient } from './reload-client.ts'

/** Whether the instance's settings were loaded. A failure does not fail the call: the status is then `degraded`. */
const loadEnvironment = (call: Call): Promise<boolean> =>
  readEnvironment(call).then(
    (environment) => environment !== null,
    () => false,
  )

/** Reads environment and client in parallel. Rejects when the client failed to load; the state is then unchanged. */
export const load = async (call: Call): Promise<void> => {
  const { status } = call.state()
  call.update(loading)
  try {
    const [hasEnvironment] = await Promise.all([loadEnvironment(call), reloadClient(call)])
    call.update(loaded, hasEnvironment ? 'ready' : 'degraded')
  } catch (error) {
    call.update(loadFailed, status)
    throw error
  }
}
