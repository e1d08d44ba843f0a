import { pageAddress } from './page.ts'

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
