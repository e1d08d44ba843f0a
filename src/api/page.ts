import { parseUrl } from '../runtime/urls.ts'

/**
 * Pages without an address of their own: a frame of `srcdoc`, an opened `blob:`. No relative URL can be resolved there.
 */
const NO_ADDRESS = ['about:', 'blob:', 'data:', 'javascript:']

/** The page's address; `null` where there is no page, or where the page has no address. */
export const pageAddress = (): URL | null => {
  const href = globalThis.location?.href
  const url = typeof href === 'string' ? parseUrl(href) : null
  return url && !NO_ADDRESS.includes(url.protocol) ? url : null
}

/** Whether this runs in a page, and not on a server. */
export const isInPage = (): boolean => globalThis.document !== undefined

/** Whether a value is the window of this page. */
export const isThisWindow = (value: unknown): boolean => value !== undefined && value === globalThis.window
