import { parseUrl } from '../../runtime/urls.ts'
import { createFetch } from './browser.ts'
import { NO_BROWSER } from './identity.ts'
import type { createServe } from './serve.ts'

/** Sends a request as the browser of this client would. Resolves to the URL that it is redirected to. */
export type Visit = (
  request: Request,
  by: { readonly clientId: string | null; readonly caller: string },
) => Promise<URL>

/** The URL that a response redirects to. Rejects with an `Error` for a response that is not a redirect. */
export const destinationOf = async (response: Response, caller: string): Promise<URL> => {
  const location = response.headers.get('location')
  if (location !== null) return new URL(location)
  const reason = /<p>(.*?)<\/p>/.exec(await response.text())?.[1] ?? 'the response is not a page of the mock'
  throw new Error(`${caller}: the browser was sent nowhere (${response.status}): ${reason}`)
}

export const createVisit =
  (serve: ReturnType<typeof createServe>): Visit =>
  async (request, { clientId, caller }) => {
    const fetch = createFetch(serve, () => ({ ...NO_BROWSER, clientId }))
    return destinationOf(await fetch(request), caller)
  }

/** Parses a URL. Throws an `Error` for an invalid one. */
export const addressOf = (url: string | URL | null | undefined, caller: string): URL => {
  const address = url ? parseUrl(String(url)) : null
  if (address) return address
  throw new Error(`${caller}: ${url ? `${url} is not an address` : 'there is not an address'}.`)
}
