import type { Environment } from '../model/environment.ts'
import { paths } from '../wire/paths.ts'
import { SESSION_PARAMETER } from '../wire/protocol.ts'
import type { ScopedFlow } from './scoped-flow.ts'

/** Reads the instance's settings and stores them. Rejects as the request does; `null` when the server answered nothing. */
export const readEnvironment = async (flow: ScopedFlow): Promise<Environment | null> => {
  // A development instance answers a GET with settings that its dashboard may have changed since.
  const method = flow.server?.isDevelopment ? 'PATCH' : 'GET'
  const { sessionId } = flow.state()
  const search = sessionId === null ? {} : { search: { [SESSION_PARAMETER]: sessionId } }
  const { response } = await flow.send('environment', { method, path: paths.environment, ...search }, 'environment')
  if (response) flow.apply('environmentReceived', response)
  return flow.state().environment
}
