import { type HttpHandler, HttpResponse, http } from 'msw'
import { parseUrl } from '../../runtime/parse-url.ts'
import type { MockFrontendApi } from '../contract.ts'
import type { MockBrowser } from '../control/contract.ts'
import { ConnectionDropped } from '../http/dropped.ts'
import { hostOfKey } from '../publishable-key.ts'

/** Options of `frontendApiHandlers()`. */
export interface FrontendApiHandlersOptions {
  /**
   * Further addresses to answer at: a `frontendApi` or a `proxyUrl` that the app is given. A path is one of this page.
   * Always answered: the mock's origin, and the host that its publishable key names.
   */
  readonly baseUrls?: readonly string[] | undefined
  /**
   * The browser that everything comes from. Default: a new one. Scripts of a page or a worker see no HttpOnly cookie, and Node
   * keeps none, so that requests by themselves do not tell; those of a client with a development key do, and go before it.
   */
  readonly browser?: MockBrowser | undefined
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** The address without a slash at its end. */
const addressOf = (baseUrl: string): string => {
  const page = globalThis.location?.href
  const address = parseUrl(baseUrl, page)
  if (address) return address.href.replace(/\/$/, '')
  throw new Error(`frontendApiHandlers(): ${baseUrl} is no address. Give an origin, or a path where there is a page.`)
}

// A regular expression without groups: MSW decodes what a pattern finds, and fails for an id that cannot be decoded.
const patternOf = (addresses: readonly string[]): RegExp =>
  new RegExp(`^(?:${addresses.map(escaped).join('|')})/(?:v1|\\.well-known)/`)

/**
 * Handlers for MSW, in Node, in jsdom or happy-dom, and in a browser: every call of a client, and every page of the mock, is
 * answered by it. A dropped connection is a network error.
 *
 * @example
 * const api = createMockFrontendApi()
 * const server = setupServer(...frontendApiHandlers(api))   // msw/node
 * const worker = setupWorker(...frontendApiHandlers(api))   // msw/browser
 */
export const frontendApiHandlers = (
  api: MockFrontendApi,
  { baseUrls = [], browser = api.browser() }: FrontendApiHandlersOptions = {},
): HttpHandler[] => {
  const addresses = [api.origin, `https://${hostOfKey(api.publishableKey)}`, ...baseUrls.map(addressOf)]
  return [
    http.all(patternOf(addresses), async ({ request }) => {
      try {
        return await browser.fetch(request)
      } catch (error) {
        // Nobody waits for the answer any more, or the mock dropped the connection. All else is a defect, which MSW reports.
        if (request.signal.aborted || error instanceof ConnectionDropped) return HttpResponse.error()
        throw error
      }
    }),
  ]
}
