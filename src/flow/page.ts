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
  /** Whether a window is the one of this very page. */
  isThisWindow(window: unknown): boolean
  /** Takes parameters out of the address bar, without a navigation. */
  forgetParameters(names: readonly string[]): void
  /** Says something to the other tabs of this origin. */
  broadcast(channel: string, message: string): void
  /** Calls back with what other tabs of this origin say. Answers how to stop. */
  onBroadcast(channel: string, listener: (message: unknown) => void): () => void
  /** Calls back when this tab is shown again after it was hidden. Answers how to stop. */
  onShown(listener: () => void): () => void
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

/** `null` where there are no channels, or where the browser forbids them. */
const openChannel = (name: string): BroadcastChannel | null => {
  try {
    return new globalThis.BroadcastChannel(name)
  } catch {
    return null
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
  isThisWindow: (window) => window !== undefined && window === globalThis.window,
  forgetParameters: (names) => {
    const url = currentUrl()
    if (!url || !names.some((name) => url.searchParams.has(name))) return
    for (const name of names) url.searchParams.delete(name)
    globalThis.history?.replaceState(globalThis.history.state, '', url)
  },
  broadcast: (name, message) => {
    const channel = openChannel(name)
    channel?.postMessage(message)
    channel?.close()
  },
  onBroadcast: (name, listener) => {
    const channel = openChannel(name)
    channel?.addEventListener('message', ({ data }) => listener(data))
    return () => channel?.close()
  },
  onShown: (listener) => {
    const page = globalThis.document
    const onChange = (): void => {
      if (page.visibilityState !== 'hidden') listener()
    }
    page?.addEventListener?.('visibilitychange', onChange)
    return () => page?.removeEventListener?.('visibilitychange', onChange)
  },
})
