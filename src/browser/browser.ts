import { forgetParameters } from '../api/forget-parameters.ts'
import { pageAddress } from '../api/page.ts'
import { createIsSafeAddress } from './safe-address.ts'

/** What the client needs of the page. The only place outside the transports that uses browser globals. */
export interface Browser {
  /** BCP 47; `undefined` when unknown. */
  locale(): string | undefined
  /** IANA; `undefined` when unknown. */
  timezone(): string | undefined
  /** Whether this tab has the focus. `true` where there are no tabs. */
  hasFocus(): boolean
  tabState(): 'focused' | 'visible' | 'hidden'
  navigate(url: string, options?: { readonly replace?: boolean }): void | Promise<void>
  /** The page's address; `null` where there is no page, or where the page has no address. */
  url(): URL | null
  /** Whether the user may be sent to this URL: because of its scheme, or because it is of the page's own site. */
  isSafe(url: URL): boolean
  /** Removes parameters from the address bar, without a navigation. */
  forgetParameters(names: readonly string[]): void
  /** Sends a message to the other tabs of this origin. */
  broadcast(channel: string, message: string): void
  /** Calls back with messages from other tabs of this origin. Returns a function that stops it. */
  onBroadcast(channel: string, listener: (message: unknown) => void): () => void
  /** Calls back when this tab is shown again after it was hidden. Returns a function that stops it. */
  onShown(listener: () => void): () => void
}

export interface BrowserOptions {
  /** BCP 47, for example `en-GB`. Default: the browser's language. */
  readonly locale?: string | undefined
  /** IANA, for example `Europe/London`. Default: the browser's time zone. */
  readonly timezone?: string | undefined
  /**
   * Navigates the page, for example with your router. Awaited. Default: `location.assign()`.
   */
  readonly navigate?: Browser['navigate'] | undefined
  /**
   * Additional schemes for redirect URLs, besides http, https and the page's own, for example `['myapp:']`.
   * `javascript:`, `data:`, `blob:` and `vbscript:` are never allowed.
   */
  readonly allowedRedirectProtocols?: readonly string[] | undefined
}

const browserNavigate: Browser['navigate'] = (url, { replace = false } = {}) => {
  if (replace) globalThis.location?.replace(url)
  else globalThis.location?.assign(url)
}

const isKnownTimezone = (timezone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: timezone }))
  } catch {
    return false
  }
}

/** `null` where there are no broadcast channels, or where the browser forbids them. */
const openChannel = (name: string): BroadcastChannel | null => {
  try {
    return new globalThis.BroadcastChannel(name)
  } catch {
    return null
  }
}

/** A blank value is omitted from requests. */
const known = (text: string | null | undefined): string | undefined => text?.trim() || undefined

/** The browser's language as BCP 47. Some browsers report an invalid language tag, such as `C` or `en-US@posix`. */
const browserLocale = (language: string | undefined): string | undefined => {
  try {
    return Intl.getCanonicalLocales(language ?? [])[0]
  } catch {
    return undefined
  }
}

/** The time zone, unless this browser does not know it. */
const findTimezone = (timezone: string | undefined): string | undefined => {
  const zone = known(timezone ?? globalThis.Intl?.DateTimeFormat().resolvedOptions().timeZone)
  return zone && isKnownTimezone(zone) ? zone : undefined
}

/** Keeps the result until it is called with something else: `Intl` is slow. */
const remember = <From, T>(find: (from: From) => T): ((from: From) => T) => {
  let found: { readonly from: From; readonly value: T } | undefined
  return (from) => {
    if (!found || found.from !== from) found = { from, value: find(from) }
    return found.value
  }
}

export const createBrowser = ({
  locale,
  timezone,
  navigate = browserNavigate,
  allowedRedirectProtocols,
}: BrowserOptions): Browser => {
  const isSafeAddress = createIsSafeAddress(allowedRedirectProtocols)
  const localeOf = remember(browserLocale)
  const timezoneOf = remember(findTimezone)
  return {
    locale: () => known(locale) ?? localeOf(globalThis.navigator?.language),
    timezone: () => timezoneOf(timezone),
    hasFocus: () => globalThis.document?.hasFocus?.() ?? true,
    tabState: () => {
      if (globalThis.document?.visibilityState === 'hidden') return 'hidden'
      return (globalThis.document?.hasFocus?.() ?? true) ? 'focused' : 'visible'
    },
    navigate,
    url: pageAddress,
    isSafe: (url) => isSafeAddress(url, pageAddress()),
    forgetParameters,
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
  }
}
