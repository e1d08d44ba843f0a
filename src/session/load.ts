import type { ScopedFlow } from '../calls/call.ts'
import { readEnvironment } from './environment.ts'
import { reloadClient } from './reload-client.ts'

/** Whether the instance's settings were loaded. A failure does not fail the call: the status is then `degraded`. */
const loadEnvironment = (flow: ScopedFlow): Promise<boolean> =>
  readEnvironment(flow).then(
    (environment) => environment !== null,
    () => false,
  )

/** Reads environment and client in parallel. Rejects when the client failed to load; the state is then unchanged. */
export const load = async (flow: ScopedFlow): Promise<void> => {
  const { status } = flow.state()
  flow.apply('loading')
  try {
    const [hasEnvironment] = await Promise.all([loadEnvironment(flow), reloadClient(flow)])
    flow.apply('loaded', hasEnvironment ? 'ready' : 'degraded')
  } catch (error) {
    flow.apply('loadFailed', status)
    throw error
  }
}
