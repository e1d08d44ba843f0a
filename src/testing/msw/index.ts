import { type HttpHandler, HttpResponse, http } from 'msw'
import { parsePublishableKey } from '../../api/publishable-key.ts'
import { parseUrl } from '../../runtime/urls.ts'
import { ConnectionDropped } from '../server/response.ts'
import type { MockBrowser, MockFrontendApi } from '../types.ts'

/** Options of `frontendApiHandlers()`. */
export interface FrontendApiHandlersOptions {
  /**
   * Further base URLs to handle: the app's `frontendApi` or `proxyUrl`. A path is relative to this page. The mock's
   * origin and the host of its publishable key are always handled.
   */
  readonly baseUrls?: readonly string[] | undefined
  /**
   * The browser that requests belong to. Default: a new one. Scripts in a page or a worker cannot read an HttpOnly
   * cookie, and Node stores no cookies, so requests do not identify it. A development browser's token takes precedence.
   */
  readonly browser?: MockBrowser | undefined
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** The URL without a trailing slash. */
const addressOf = (baseUrl: string): string => {
  const page = globalThis.location?.href
  const address = parseUrl(baseUrl, page)
  if (address) return address.href.replace(/\/$/, '')
  throw new Error(
    `frontendApiHandlers(): ${baseUrl} is not an address. Give an origin, or a path where there is a page.`,
  )
}

// A regular expression without groups: MSW decodes what a group matches, and fails for an id that cannot be decoded.
const patternOf = (addresses: readonly string[]): RegExp =>
  new RegExp(`^(?:${addresses.map(escaped).join('|')})/(?:v1|\\.well-known)/`)

/**
 * Returns MSW handlers that pass every request of a client, and every page of the mock, to `api`. They work in Node,
 * jsdom, happy-dom and browsers. A dropped connection is a network error.
 *
 * Throws an `Error` for an invalid base URL.
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
  const addresses = [api.origin, `https://${parsePublishableKey(api.publishableKey).host}`, ...baseUrls.map(addressOf)]
  return [
    http.all(patternOf(addresses), async ({ request }) => {
      try {
        return await browser.fetch(request)
      } catch (error) {
        // The client aborted, or the mock dropped the connection. Anything else is a defect, which MSW reports.
        if (request.signal.aborted || error instanceof ConnectionDropped) return HttpResponse.error()
        throw error
      }
    }),
  ]
}
