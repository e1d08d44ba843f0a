import { createServer } from 'node:http'
import { createBackendApi } from '../backend/backend-api.ts'
import { publishableKeyOf } from '../publishable-key.ts'
import type { MockFrontendApi } from '../types.ts'
import type { ServedFrontendApi, ServeFrontendApiOptions } from './contract.ts'
import { createListener } from './exchange.ts'
import { checkHosts } from './hosts.ts'
import { createInbox, INBOX_PATH } from './inbox/inbox.ts'
import { listen } from './listen.ts'

const SECRET_KEY = 'sk_test_of_the_mock_frontend_api'

const ANY_ADDRESS = new Set(['0.0.0.0', '::'])

/** The host for clients: an address that means all interfaces cannot be called. */
const hostOf = (host: string, port: number): string =>
  `${ANY_ADDRESS.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`

/** The host in a key must contain a dot. Names below `localhost` are this computer. */
const keyHostOf = (host: string): string =>
  host.includes('.') ? host : `mock.localhost:${new URL(`http://${host}`).port}`

/**
 * Serves a mock Frontend API over HTTP, for pages and apps on other origins, with CORS, cookies, dropped connections
 * and an inbox page for sent messages. Default: reachable from this computer only.
 *
 * Rejects with an `Error` that says what to do, for example when the port is in use.
 *
 * @example
 * const served = await serveFrontendApi(createMockFrontendApi())
 * const client = createClient({ publishableKey: served.publishableKey })
 * // …
 * await served.close()
 */
export const serveFrontendApi = async (
  api: MockFrontendApi,
  options: ServeFrontendApiOptions = {},
): Promise<ServedFrontendApi> => {
  const { port = 0, host = '127.0.0.1', allowedHosts = [], secretKey = SECRET_KEY, onRequest } = options
  if (!secretKey.startsWith('sk_test_')) throw new Error('`secretKey` has to begin with sk_test_.')
  checkHosts(allowedHosts)
  const [inbox, backend] = [createInbox(api), createBackendApi(api, secretKey)]
  const respond = (request: Request) => inbox(request) ?? backend(request) ?? api.fetch(request)
  const server = createServer(createListener(respond, { allowedHosts: [host, ...allowedHosts], onRequest }))
  const taken = await listen(server, port, host)

  const publicHost = hostOf(host, taken.port)
  const origin = `http://${publicHost}`
  return {
    origin,
    publishableKey: publishableKeyOf(keyHostOf(publicHost)),
    official: { publishableKey: api.publishableKey, proxyUrl: origin },
    secretKey,
    inboxUrl: `${origin}${INBOX_PATH}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
