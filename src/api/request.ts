import { encodeForm, toSnakeCase } from '../shapes/form.ts'
import { API_VERSION, CLIENT_VERSION, DEV_BROWSER_PARAMETER, PATH_PREFIX } from '../shapes/protocol.ts'
import type { FrontendApi } from './address.ts'
import type { FrontendApiRequest } from './transport.ts'

/** A request for `fetch`, without the signal. */
export interface HttpRequest {
  readonly url: URL
  readonly init: RequestInit
}

/** Builds the HTTP request. The only place that knows the method override and the versions. */
export const buildHttpRequest = (
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
