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

/** Removes parameters from the address bar, without a navigation. */
export const forgetParameters = (names: readonly string[]): void => {
  const url = pageAddress()
  if (!url || !names.some((name) => url.searchParams.has(name))) return
  for (const name of names) url.searchParams.delete(name)
  try {
    globalThis.history?.replaceState(globalThis.history.state, '', url)
  } catch {
    // A sandboxed page, or one that has changed its address too often, must keep it.
  }
}
