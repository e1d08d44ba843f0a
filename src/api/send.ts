import { errorMessage } from '../error-texts.ts'
import { FlowError, InvalidResponseError } from '../errors.ts'
import { type ClientEvent, type Emit, emitTo } from '../events.ts'
import { isDuration } from '../runtime/timer.ts'
import { decodeApiErrors, toFrontendApiError } from '../shapes/error-response.ts'
import { paths } from '../shapes/paths.ts'
import { DEV_BROWSER_PARAMETER } from '../shapes/protocol.ts'
import { type FrontendApiOptions, resolveFrontendApi } from './address.ts'
import { withDeadline } from './deadline.ts'
import { createDevBrowser } from './dev-browser.ts'
import { toNetworkError } from './network-error.ts'
import { buildHttpRequest } from './request.ts'
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

/** What the HTTP transports share: URLs, encoding, the dev browser, the deadline, reading the response. */
export const createHttpTransport = (
  options: HttpTransportOptions,
  createSend: (context: SendContext) => Send,
): FrontendApiTransport => {
  const api = resolveFrontendApi(options)
  const { timeout = DEFAULT_TIMEOUT_MS } = options
  checkTimeout(timeout)
  const emit: Emit = emitTo(options.onEvent)
  const send = createSend({
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    retry: toRetryPolicy(options.retry),
    onRetry: (url, attempt) => emit({ type: 'retry', method: 'GET', path: new URL(url).pathname, attempt }),
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

  const devBrowser = createDevBrowser(options.publishableKey ?? '', async () => {
    const response = await exchange({ method: 'POST', path: paths.devBrowser }, null)
    if (response.status >= 400) throw toFrontendApiError(response, Date.now())
    const token = (response.body as { id?: unknown } | null)?.id
    if (typeof token === 'string') return token
    throw new InvalidResponseError(errorMessage('invalid_response', '`id` of the dev browser is missing'), {
      status: response.status,
    })
  })
  const exchangeWithToken = async (request: FrontendApiRequest, token: string): Promise<FrontendApiResponse> => {
    const response = await exchange(request, token)
    devBrowser.rotate(response.headers)
    return response
  }
  const exchangeAuthenticated = async (request: FrontendApiRequest): Promise<FrontendApiResponse> => {
    const token = await devBrowser.token()
    const response = await exchangeWithToken(request, token)
    const isUnknown =
      response.status === 401 && decodeApiErrors(response.body)[0]?.code === 'dev_browser_unauthenticated'
    if (!isUnknown) return response
    devBrowser.forget(token)
    return exchangeWithToken(request, await devBrowser.token())
  }
  const withDevBrowser = async (url: string): Promise<string> => {
    const target = new URL(url)
    target.searchParams.set(DEV_BROWSER_PARAMETER, await devBrowser.token())
    return target.href
  }
  return Object.assign(exchangeAuthenticated, { server: Object.assign(api, { withDevBrowser }) })
}
