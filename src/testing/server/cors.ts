import { DEV_BROWSER_HEADER } from '../../shapes/protocol.ts'
import type { MockResponse } from './response.ts'

const EXPOSED = `${DEV_BROWSER_HEADER}, Retry-After, x-country`

/** The headers that let a page on another origin read the response and send cookies. */
export const corsHeaders = (request: Request): Readonly<Record<string, string>> => {
  const page = request.headers.get('origin')
  if (page === null || page === new URL(request.url).origin) return {}
  return {
    'access-control-allow-origin': page,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED,
    vary: 'Origin',
  }
}

/** The response to a preflight request. The official client never causes one; other clients may. */
export const preflightResponse = (request: Request): MockResponse => ({
  status: 204,
  headers: {
    ...corsHeaders(request),
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? 'content-type',
    'access-control-max-age': '600',
  },
  text: null,
})
