import { FlowError } from '../errors.ts'
import { parseUrl } from '../runtime/urls.ts'
import type { Browser } from './browser.ts'

/**
 * Resolves a URL that the user will be sent to. An absolute URL is returned unchanged; any other is resolved against
 * the page, as in a link. The error messages never contain the URL: it may have a token.
 *
 * @throws FlowError `invalid_parameter` for an invalid URL, or a relative one where there is no page; `unsafe_url` for
 * a scheme that is not http or https, the page's own, or one of `allowedRedirectProtocols`.
 */
export const resolveUrl = (browser: Browser, name: string, value: unknown): string => {
  const invalid = (why: string): FlowError =>
    new FlowError('invalid_parameter', { detail: `\`${name}\` must be an address, and ${why}` })
  if (typeof value !== 'string' || value === '') throw invalid(value === '' ? 'was empty' : `was ${typeof value}`)
  const absolute = parseUrl(value)
  const base = browser.url()
  if (!absolute && !base) throw invalid('was relative where there is no page to resolve it against')
  const url = absolute ?? parseUrl(value, base)
  if (!url) throw invalid('cannot be parsed')
  if (!browser.isSafe(url)) {
    throw new FlowError('unsafe_url', { detail: `\`${name}\` must be an http or https address, or one of this page` })
  }
  return absolute ? value : url.href
}
