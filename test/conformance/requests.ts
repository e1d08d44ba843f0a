import { withReadableCredential } from './authenticator.ts'
import type { Pair, Recording, WireRequest } from './recording.ts'

/** Versions, counters and hints that servers do not decide by. */
const INSIGNIFICANT = new Set(['_clerk_js_version', '_clerk_retry_attempt', 'tab_state', 'debug'])

/** By name; pairs of one name stay in order, as they make up an array. */
const sorted = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.filter(([name]) => !INSIGNIFICANT.has(name)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

/** The request with everything left out that need not be equal. */
export const normalizeRequest = ({
  method,
  path,
  query,
  contentType,
  body,
  credentials,
}: WireRequest): WireRequest => ({
  method,
  path,
  query: sorted(query),
  ...(contentType && body ? { contentType, body: sorted(body) } : {}),
  credentials,
})

export const isClientRequest = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'GET' && path === '/v1/client'

/** When the environment and the client are read is each client's own matter. */
export const isSignificant = (request: WireRequest): boolean =>
  request.path !== '/v1/environment' && !isClientRequest(request)

/** Notes a request as it would travel. A request to another origin keeps it in its path, so that it is seen. */
export const noteRequest = async (request: Request, setup: Recording['setup']): Promise<WireRequest> => {
  const { origin, pathname, searchParams } = new URL(request.url)
  const contentType = request.headers.get('content-type')
  return normalizeRequest({
    method: request.method,
    path: origin === setup.frontendApi ? pathname : `${origin}${pathname}`,
    query: [...searchParams],
    ...(contentType
      ? { contentType, body: withReadableCredential([...new URLSearchParams(await request.text())], setup) }
      : {}),
    credentials: request.credentials,
  })
}
