import type { FrontendApiServer } from '../api/transport.ts'
import type { Browser } from '../browser/browser.ts'
import { parseUrl } from '../runtime/urls.ts'
import { paths } from '../shapes/paths.ts'
import { PATH_PREFIX } from '../shapes/protocol.ts'

/** A cookie that expires within this time is renewed by a navigation through the server. */
const RENEWAL_WINDOW_MS = 8 * 24 * 60 * 60 * 1_000

/**
 * Returns the URL to navigate to: `url` itself, or the server's touch endpoint, which renews the browser's cookie and
 * redirects to `url`. A development instance has no cookie to renew.
 */
export const decorateUrl = (
  url: string,
  browser: Browser,
  server: FrontendApiServer | undefined,
  cookieExpiresAt: Date | null,
  now: number,
): string => {
  if (!server || server.isDevelopment || !cookieExpiresAt) return url
  if (cookieExpiresAt.getTime() - now > RENEWAL_WINDOW_MS) return url
  // Without a page, the server could not redirect to a path.
  const target = parseUrl(url, browser.url())
  if (!target || !browser.isSafe(target)) return url
  const touch = new URL(`${server.baseUrl}${PATH_PREFIX}${paths.touchClient}`)
  touch.searchParams.set('redirect_url', target.href)
  return touch.href
}
