import { paths } from '../wire/paths.ts'
import { PATH_PREFIX } from '../wire/protocol.ts'

/** A cookie that lives at most this long is renewed by a visit to the server on the way. */
const RENEWAL_WINDOW_MS = 8 * 24 * 60 * 60 * 1_000

/**
 * The address to navigate to: `url` itself, or the server's touch endpoint that renews the browser's cookie and sends
 * the browser on to `url`.
 *
 * @param baseUrl of the Frontend API; `null` when it is not reached over HTTP, or keeps no cookie.
 */
export const decorateUrl = (url: string, baseUrl: string | null, cookieExpiresAt: Date | null, now: number): string => {
  if (baseUrl === null || cookieExpiresAt === null || cookieExpiresAt.getTime() - now > RENEWAL_WINDOW_MS) return url
  const target = new URL(url, globalThis.location?.href)
  const touch = new URL(`${baseUrl}${PATH_PREFIX}${paths.touchClient}`)
  touch.searchParams.set('redirect_url', target.href)
  return touch.href
}
