import type { Call } from '../calls/call.ts'
import { clientShape } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'
import { loaded, loadFailed, loading } from '../state/transitions.ts'
import { readEnvironment } from './on-demand.ts'

/** Reads the client again: its sessions, and the sign-up in progress. */
export const reloadClient = async (call: Call): Promise<void> => {
  await call.read(clientShape, { method: 'GET', path: paths.client })
}

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
