import type { Page } from '../flow/page.ts'
import { parseUrl } from '../runtime/parse-url.ts'
import type { FrontendApiServer } from '../transport/transport.ts'
import { paths } from '../wire/paths.ts'
import { PATH_PREFIX } from '../wire/protocol.ts'

/** A cookie that lives at most this long is renewed by a visit to the server on the way. */
const RENEWAL_WINDOW_MS = 8 * 24 * 60 * 60 * 1_000

/**
 * The address to navigate to: `url` itself, or the server's touch endpoint that renews the browser's cookie and sends
 * the browser on to `url`. A development instance keeps no cookie to renew.
 */
export const decorateUrl = (
  url: string,
  page: Page,
  server: FrontendApiServer | undefined,
  cookieExpiresAt: Date | null,
  now: number,
): string => {
  if (!server || server.isDevelopment || !cookieExpiresAt) return url
  if (cookieExpiresAt.getTime() - now > RENEWAL_WINDOW_MS) return url
  // Where there is no page, a path leads nowhere that the server could send the browser on to.
  const target = parseUrl(url, page.url())
  if (!target || !page.isSafe(target)) return url
  const touch = new URL(`${server.baseUrl}${PATH_PREFIX}${paths.touchClient}`)
  touch.searchParams.set('redirect_url', target.href)
  return touch.href
}
