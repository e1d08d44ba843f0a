/** What the page lends us. The one place outside transports that names the browser. */
export interface Page {
  /** BCP 47; `undefined` when unknown. */
  locale(): string | undefined
  /** IANA; `undefined` when unknown. */
  timezone(): string | undefined
  /** Whether this tab is the one in use. True where there are no tabs. */
  hasFocus(): boolean
  tabState(): 'focused' | 'visible' | 'hidden'
  navigate(url: string, options?: { readonly replace?: boolean }): void | Promise<void>
  /** The page's address; `null` where there is no page. */
  url(): URL | null
  /** Takes parameters out of the address bar, without a navigation. */
  forgetParameters(names: readonly string[]): void
}

export interface PageOptions {
  readonly locale?: string | undefined
  readonly timezone?: string | undefined
  readonly navigate?: Page['navigate'] | undefined
}

const browserNavigate: Page['navigate'] = (url, { replace = false } = {}) => {
  if (replace) globalThis.location?.replace(url)
  else globalThis.location?.assign(url)
}

const currentUrl = (): URL | null => {
  const href = globalThis.location?.href
  return href && URL.canParse(href) ? new URL(href) : null
}

const isKnownTimezone = (timezone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: timezone }))
  } catch {
    return false
  }
}

/** A blank text, or a zone that this browser does not know, is left out of requests rather than sent. */
const known = (text: string | null | undefined): string | undefined => text?.trim() || undefined

export const createPage = ({ locale, timezone, navigate = browserNavigate }: PageOptions): Page => ({
  locale: () => known(locale ?? globalThis.navigator?.language),
  timezone: () => {
    const zone = known(timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
    return zone && isKnownTimezone(zone) ? zone : undefined
  },
  hasFocus: () => globalThis.document?.hasFocus?.() ?? true,
  tabState: () => {
    if (globalThis.document?.visibilityState === 'hidden') return 'hidden'
    return (globalThis.document?.hasFocus?.() ?? true) ? 'focused' : 'visible'
  },
  navigate,
  url: currentUrl,
  forgetParameters: (names) => {
    const url = currentUrl()
    if (!url || !names.some((name) => url.searchParams.has(name))) return
    for (const name of names) url.searchParams.delete(name)
    globalThis.history?.replaceState(globalThis.history.state, '', url)
  },
})
