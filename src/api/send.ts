import { emitTo } from '../events.ts'
import { later, once } from '../runtime/later.ts'
import { encodeForm } from '../shapes/form.ts'
import { toSnakeCase } from '../shapes/kinds.ts'
import { API_VERSION, CLIENT_VERSION, DEV_BROWSER_PARAMETER, PATH_PREFIX } from '../shapes/protocol.ts'
import { withDeadline } from './deadline.ts'
import { usesDevBrowser } from './dev-browser-hosts.ts'
import type { Development } from './development.ts'
import { createFetchSend } from './fetch-send.ts'
import { toNetworkError } from './network-error.ts'
import type { HttpSettings, Send, SendContext } from './options.ts'
import { toRetryPolicy } from './retry-policy.ts'
import type { FrontendApiRequest, FrontendApiResponse } from './transport.ts'

const loadDevelopment = later(() => import('./development.ts'))

/** The JSON value; the text when it is not JSON; `null` for an empty body. The flow checks its shape. */
const parseBody = (text: string): unknown => {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A request for `fetch`, without the signal. */
interface HttpRequest {
  readonly url: string
  readonly init: RequestInit
}

/** Builds the HTTP request. The only place that knows the method override and the versions. */
const buildHttpRequest = (
  { api, domain, isSatellite }: HttpSettings,
  { method, path, search = {}, body }: FrontendApiRequest,
  devBrowserToken: string | null,
): HttpRequest => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) parameters.append(toSnakeCase(name), value)
  parameters.append('__clerk_api_version', API_VERSION)
  parameters.append('_clerk_js_version', CLIENT_VERSION)
  if (isSatellite && api.isDevelopment && domain) parameters.append('__domain', domain)
  if (method !== 'GET' && method !== 'POST') parameters.append('_method', method)
  if (devBrowserToken !== null) parameters.append(DEV_BROWSER_PARAMETER, devBrowserToken)
  const url = `${api.baseUrl}${PATH_PREFIX}${path}?${parameters}`
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

/** A `fetch` of the app gets a `Request`. That of the runtime does without, since to make one takes longer than the rest. */
const toFetch = (fetch: HttpSettings['fetch']): SendContext['fetch'] =>
  fetch
    ? async (input, init) => fetch(typeof input === 'string' ? new Request(input, init) : input)
    : (input, init) => globalThis.fetch(input, init)

/** A write never goes through what sends reads: only a GET is retried. */
const createSend = ({ fetch, retry, loadReads, onEvent }: HttpSettings): Send => {
  const emit = emitTo(onEvent)
  const context = {
    fetch: toFetch(fetch),
    retry: toRetryPolicy(retry),
    onRetry: (url: string, attempt: number) =>
      emit?.({ type: 'retry', method: 'GET', path: new URL(url).pathname, attempt }),
  }
  const sendPlainly = createFetchSend(context)
  const readSend = loadReads && once(async () => (await loadReads())(context))
  return async (url, init) => (readSend && init.method === 'GET' ? await readSend() : sendPlainly)(url, init)
}

/** Sends requests over HTTP: the address, the form, the dev browser, the deadline, and the reading of the response. */
export const createSender = (settings: HttpSettings): Development => {
  const { api, timeout, publishableKey = '' } = settings
  const send = createSend(settings)
  const exchange = async (request: FrontendApiRequest, token: string | null): Promise<FrontendApiResponse> => {
    const name = `${request.method} ${request.path}`
    const { url, init } = buildHttpRequest(settings, request, token)
    return withDeadline(request.signal, timeout, name, async (signal) => {
      try {
        const response = await send(url, { ...init, signal })
        return { status: response.status, headers: response.headers, body: parseBody(await response.text()) }
      } catch (cause) {
        throw toNetworkError(cause, name, url)
      }
    })
  }
  if (!usesDevBrowser(api)) {
    return { send: (request) => exchange(request, null), withDevBrowser: async (url) => url }
  }
  const development = once(async () => (await loadDevelopment()).createDevelopment(exchange, publishableKey))
  return {
    send: async (request) => (await development()).send(request),
    withDevBrowser: async (url) => (await development()).withDevBrowser(url),
  }
}
