import { pageAddress } from '../../api/page.ts'
import type { FrontendApiRequest, FrontendApiTransport } from '../../api/transport.ts'
import { throwIfAborted, untilAborted } from '../../runtime/abort.ts'
import { decodeForm, encodeForm } from '../../shapes/form.ts'
import { toSnakeCase } from '../../shapes/kinds.ts'
import type { MockState } from '../state/state.ts'
import type { MockBrowser } from '../types.ts'
import type { Call, Identity } from './context.ts'
import { corsHeaders, preflightResponse } from './cors.ts'
import { type Jar, jarIdentity } from './identity.ts'
import { pageOf, readRequest } from './read-request.ts'
import { ConnectionDropped, MOCK_HEADER, type MockResponse, networkErrorOf, toResponse } from './response.ts'
import type { Arrival } from './serve.ts'

type Serve = (arrival: Arrival) => Promise<MockResponse>

/** @param identify Finds the browser of a request. */
export const createFetch =
  (serve: Serve, identify: (request: Request, call: Call) => Identity) =>
  async (input: Request | URL | string, init?: RequestInit): Promise<Response> => {
    // A `Request` is never made anew: it may be one of another implementation, and servers pass their own second parameter.
    const request = typeof input === 'object' && 'headers' in input ? input : new Request(input, init)
    if (request.method === 'OPTIONS') return toResponse(preflightResponse(request))
    throwIfAborted(request.signal)
    const { readError, ...call } = await readRequest(request)
    const arrival = { call, readError, signal: request.signal, identify: () => identify(request, call) }
    const response = await untilAborted(request.signal, serve(arrival))
    return toResponse({ ...response, headers: { ...corsHeaders(request), ...response.headers } })
  }

const parsed = (text: string | null): unknown => {
  if (text === null || text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

// Encoded and decoded again, so that the server receives the same values as over HTTP.
const bodyOf = ({ body }: FrontendApiRequest): Call['body'] => (body ? decodeForm(encodeForm(body).toString()) : null)

const searchOf = ({ search = {} }: FrontendApiRequest): Call['search'] =>
  Object.fromEntries(Object.entries(search).map(([name, value]) => [toSnakeCase(name), value]))

const createTransport =
  (serve: Serve, origin: string, identify: () => Identity): FrontendApiTransport =>
  async (request) => {
    throwIfAborted(request.signal)
    const { method, path } = request
    const call: Call = {
      method,
      path,
      search: searchOf(request),
      body: bodyOf(request),
      origin,
      base: origin,
      // As a browser names the page that it sends a request from.
      page: pageOf(pageAddress()?.origin),
    }
    try {
      const arrival = { call, signal: request.signal, identify }
      const { status, headers, text } = await untilAborted(request.signal, serve(arrival))
      return { status, headers: new Headers({ ...headers, [MOCK_HEADER]: '1' }), body: parsed(text) }
    } catch (error) {
      throw error instanceof ConnectionDropped ? networkErrorOf(error) : error
    }
  }

/** Creates a browser in memory. Its requests belong to one client. */
export const createBrowser = (
  { serve, state, origin }: { readonly serve: Serve; readonly state: MockState; readonly origin: string },
  identify: (cookie: Identity, call: Call) => Identity,
): MockBrowser => {
  const jar: Jar = { cookie: null }
  const respond = createFetch(serve, (_, call) => identify(jarIdentity(state, jar), call))
  return {
    fetch: (input, init) => respond(new Request(input, init)),
    transport: createTransport(serve, origin, () => jarIdentity(state, jar)),
  }
}
