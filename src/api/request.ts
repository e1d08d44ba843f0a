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
  const url = new URL(`${api.baseUrl}${PATH_PREFIX}${path}`)
  for (const [name, value] of Object.entries(search)) url.searchParams.append(toSnakeCase(name), value)
  const parameters = {
    __clerk_api_version: API_VERSION,
    _clerk_js_version: CLIENT_VERSION,
    ...api.search,
    ...(method === 'GET' || method === 'POST' ? {} : { _method: method }),
    ...(devBrowserToken === null ? {} : { [DEV_BROWSER_PARAMETER]: devBrowserToken }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value)
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
