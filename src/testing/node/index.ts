import { createServer } from 'node:http'
import { publishableKeyOf } from '../../api/publishable-key.ts'
import { createBackendApi } from '../backend/backend-api.ts'
import type { MockFrontendApi } from '../types.ts'
import { createListener, type ServedRequest } from './exchange.ts'
import { checkHosts } from './hosts.ts'
import { createInbox, INBOX_PATH } from './inbox/inbox.ts'
import { listen } from './listen.ts'

export type { ServedRequest } from './exchange.ts'

/** Options of `serveFrontendApi()`. */
export interface ServeFrontendApiOptions {
  /** The port to listen on. Default 0: any free port. */
  readonly port?: number | undefined
  /** The address to listen on. Default `127.0.0.1`: this computer only. In a container, `0.0.0.0`. */
  readonly host?: string | undefined
  /**
   * Further host names to accept in `Host`. Default: IP addresses, `localhost` and `host` only. Other names get an
   * error response, since another site could point its name here and read everything (DNS rebinding).
   */
  readonly allowedHosts?: readonly string[] | undefined
  /** The secret key for the Backend API: `sk_test_…`. Default: a fixed key. */
  readonly secretKey?: string | undefined
  /** Called after every request, for a log. */
  readonly onRequest?: ((request: ServedRequest) => void) | undefined
}

/** A mock Frontend API on a port. */
export interface ServedFrontendApi {
  /** Where it listens, for example `http://127.0.0.1:4010`. Pages on every other origin may call it. */
  readonly origin: string
  /** Pass it to `createClient()`: it names this server. */
  readonly publishableKey: string
  /**
   * For the official client: `new Clerk(publishableKey, { proxyUrl })`. That client calls the host of a key over https
   * only, and sends a development browser's token to a development instance only; `proxyUrl` sends it here.
   */
  readonly official: { readonly publishableKey: string; readonly proxyUrl: string }
  /**
   * Authorizes the part of the Backend API for tests, below `/v1`: `PATCH /beta_features/instance_settings`
   * (progressive sign-up), `/invitations`, `/users` (read-only), `/jwks`. Send it as `Authorization: Bearer …`, from a
   * server only.
   */
  readonly secretKey: string
  /** A page with the messages sent so far, newest first. `/inbox.json` has the same as JSON. */
  readonly inboxUrl: string
  /** Closes every connection, even with a response pending, and frees the port. A second call does nothing. */
  close(): Promise<void>
}

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
