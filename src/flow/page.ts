import { forgetParameters, pageAddress } from '../transport/page-address.ts'
import { createIsSafeAddress } from './safe-address.ts'

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
  /** The page's address; `null` where there is no page, or where it has none of its own. */
  url(): URL | null
  /** Whether the person may be sent to this address: by its scheme, or because it is the page's own. */
  isSafe(url: URL): boolean
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
  /**
   * Schemes that addresses to be sent to may have beside http, https and that of the page itself, for example `['myapp:']`.
   * `javascript:`, `data:`, `blob:` and `vbscript:` are never taken.
   */
  readonly allowedRedirectProtocols?: readonly string[] | undefined
}

const browserNavigate: Page['navigate'] = (url, { replace = false } = {}) => {
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

/** `null` where there are no channels, or where the browser forbids them. */
const openChannel = (name: string): BroadcastChannel | null => {
  try {
    return new globalThis.BroadcastChannel(name)
  } catch {
    return null
  }
}

/** A blank text is left out of requests rather than sent. */
const known = (text: string | null | undefined): string | undefined => text?.trim() || undefined

/** The browser's language as BCP 47 spells it. Some say what is no language tag, such as `C` or `en-US@posix`. */
const browserLocale = (): string | undefined => {
  try {
    return Intl.getCanonicalLocales(globalThis.navigator?.language ?? [])[0]
  } catch {
    return undefined
  }
}

/** The zone, unless it is one that this browser does not know. */
const findTimezone = (timezone: string | undefined): string | undefined => {
  const zone = known(timezone ?? globalThis.Intl?.DateTimeFormat().resolvedOptions().timeZone)
  return zone && isKnownTimezone(zone) ? zone : undefined
}

/** Calls once, and keeps the result: `Intl` takes its time. */
const remember = <T>(find: () => T): (() => T) => {
  let found: { readonly value: T } | undefined
  return () => {
    found ??= { value: find() }
    return found.value
  }
}

/** @throws FlowError `invalid_option` */
export const createPage = ({
  locale,
  timezone,
  navigate = browserNavigate,
  allowedRedirectProtocols,
}: PageOptions): Page => {
  const isSafeAddress = createIsSafeAddress(allowedRedirectProtocols)
  return {
    locale: () => known(locale) ?? browserLocale(),
    timezone: remember(() => findTimezone(timezone)),
    hasFocus: () => globalThis.document?.hasFocus?.() ?? true,
    tabState: () => {
      if (globalThis.document?.visibilityState === 'hidden') return 'hidden'
      return (globalThis.document?.hasFocus?.() ?? true) ? 'focused' : 'visible'
    },
    navigate,
    url: pageAddress,
    isSafe: (url) => isSafeAddress(url, pageAddress()),
    isThisWindow: (window) => window !== undefined && window === globalThis.window,
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
