import { FlowError } from '../errors.ts'
import { type ClientEvent, emitTo } from '../events.ts'
import { later, once } from '../runtime/later.ts'
import { isDuration } from '../runtime/timer.ts'
import { encodeForm, toSnakeCase } from '../shapes/form.ts'
import { API_VERSION, CLIENT_VERSION, DEV_BROWSER_PARAMETER, PATH_PREFIX } from '../shapes/protocol.ts'
import { type FrontendApi, type FrontendApiOptions, resolveFrontendApi } from './address.ts'
import { withDeadline } from './deadline.ts'
import { toNetworkError } from './network-error.ts'
import { type RetryOptions, type RetryPolicy, toRetryPolicy } from './retry.ts'
import type { FrontendApiRequest, FrontendApiResponse, FrontendApiTransport } from './transport.ts'

/** A WHATWG fetch. Always called with one `Request`. */
export type Fetch = (request: Request) => Promise<Response>

/** Options of the HTTP transports. */
export interface HttpTransportOptions extends FrontendApiOptions {
  /** Used in place of the global `fetch`. Default: the global one at the time of each call. */
  readonly fetch?: Fetch | undefined
  /**
   * Milliseconds until a call rejects with `timeout`, retries and the response body included; `Infinity`: never.
   * Default: 15,000.
   */
  readonly timeout?: number | undefined
  /** How a GET is retried when the network fails. */
  readonly retry?: RetryOptions | undefined
  /** Called for every event of {@link ClientEvent}; a transport on its own only emits those of type `retry`. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined
}

/** Sends one HTTP request, and retries a GET when the network fails. Only this differs between the HTTP transports. */
export type Send = (url: URL, init: RequestInit & { readonly signal: AbortSignal }) => Promise<Response>

export interface SendContext {
  readonly fetch: Fetch
  readonly retry: RetryPolicy
  /** Called before retry `attempt` is sent. */
  readonly onRetry: (url: URL | string, attempt: number) => void
}

const loadDevelopment = later(() => import('./development.ts'))

const DEFAULT_TIMEOUT_MS = 15_000

/** The JSON value; the text when it is not JSON; `null` for an empty body. The flow checks its shape. */
const parseBody = (text: string): unknown => {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const checkTimeout = (timeout: number): void => {
  if (isDuration(timeout)) return
  throw new FlowError('invalid_option', {
    detail: '`timeout` must be a positive number of milliseconds, or `Infinity`',
  })
}

/** A request for `fetch`, without the signal. */
interface HttpRequest {
  readonly url: URL
  readonly init: RequestInit
}

/** Builds the HTTP request. The only place that knows the method override and the versions. */
const buildHttpRequest = (
  api: FrontendApi,
  { method, path, search = {}, body }: FrontendApiRequest,
  devBrowserToken: string | null,
): HttpRequest => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) parameters.append(toSnakeCase(name), value)
  parameters.append('__clerk_api_version', API_VERSION)
  parameters.append('_clerk_js_version', CLIENT_VERSION)
  for (const [name, value] of Object.entries(api.search)) parameters.append(name, value)
  if (method !== 'GET' && method !== 'POST') parameters.append('_method', method)
  if (devBrowserToken !== null) parameters.append(DEV_BROWSER_PARAMETER, devBrowserToken)
  // Parsed once: each parameter that is appended to a `URL` serializes the whole of it.
  const url = new URL(`${api.baseUrl}${PATH_PREFIX}${path}?${parameters}`)
  if (method === 'GET') return { url, init: { method, credentials: 'include' } }
  return {
    url,
    init: {
      // A CORS preflight would keep Safari from storing the session cookie: every write is a simple POST.
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...(body ? { body: encodeForm(body).toString() } : {}),
    },
  }
}

/** What the HTTP transports share: URLs, encoding, the dev browser, the deadline, reading the response. */
export const createHttpTransport = (
  options: HttpTransportOptions,
  createSend: (context: SendContext) => Send,
): FrontendApiTransport => {
  const api = resolveFrontendApi(options)
  const { timeout = DEFAULT_TIMEOUT_MS } = options
  checkTimeout(timeout)
  const emit = emitTo(options.onEvent)
  const send = createSend({
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    retry: toRetryPolicy(options.retry),
    onRetry: (url, attempt) => emit?.({ type: 'retry', method: 'GET', path: new URL(url).pathname, attempt }),
  })

  const exchange = async (request: FrontendApiRequest, token: string | null): Promise<FrontendApiResponse> => {
    const name = `${request.method} ${request.path}`
    const { url, init } = buildHttpRequest(api, request, token)
    return withDeadline(request.signal, timeout, name, async (signal) => {
      try {
        const response = await send(url, { ...init, signal })
        return { status: response.status, headers: response.headers, body: parseBody(await response.text()) }
      } catch (cause) {
        throw toNetworkError(cause, name, url)
      }
    })
  }
  if (!api.usesDevBrowser)
    return Object.assign((request: FrontendApiRequest) => exchange(request, null), { server: api })

  const development = once(async () =>
    (await loadDevelopment()).createDevelopment(exchange, options.publishableKey ?? ''),
  )
  return Object.assign(async (request: FrontendApiRequest) => (await development()).send(request), {
    server: Object.assign(api, { withDevBrowser: async (url: string) => (await development()).withDevBrowser(url) }),
  })
}
