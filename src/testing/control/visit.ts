import { parseUrl } from '../../runtime/parse-url.ts'
import { createFetch } from '../browser.ts'
import { NOBODY } from '../http/identity.ts'
import type { createServe } from '../serve.ts'

/** Goes where a browser would go, as the client with this id. Resolves to where it is sent on. */
export type Visit = (
  request: Request,
  by: { readonly clientId: string | null; readonly caller: string },
) => Promise<URL>

/** The address that the answer sends the browser to. Throws when it sends it nowhere. */
export const destinationOf = async (response: Response, caller: string): Promise<URL> => {
  const location = response.headers.get('location')
  if (location !== null) return new URL(location)
  const reason = /<p>(.*?)<\/p>/.exec(await response.text())?.[1] ?? 'the answer is no page of the mock'
  throw new Error(`${caller}: the browser was sent nowhere (${response.status}): ${reason}`)
}

export const createVisit =
  (serve: ReturnType<typeof createServe>): Visit =>
  async (request, { clientId, caller }) => {
    const fetch = createFetch(serve, () => ({ ...NOBODY, clientId }))
    return destinationOf(await fetch(request), caller)
  }

/** The address, if it is one. */
export const addressOf = (url: string | URL | null | undefined, caller: string): URL => {
  const address = url ? parseUrl(String(url)) : null
  if (address) return address
  throw new Error(`${caller}: ${url ? `${url} is no address` : 'there is no address'}.`)
}
