import { vi } from 'vitest'

export interface FakePage {
  /** What the address bar shows. */
  readonly href: string
  show(visibilityState: 'visible' | 'hidden'): void
}

/** A page with an address bar. Ends with `vi.unstubAllGlobals()`. */
export const openPage = (href: string): FakePage => {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => true })
  vi.stubGlobal('location', new URL(href))
  vi.stubGlobal('document', document)
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: unknown, _title: string, url: URL) => vi.stubGlobal('location', new URL(url)),
  })
  return {
    get href() {
      return globalThis.location.href
    },
    show: (visibilityState) => {
      document.visibilityState = visibilityState
      document.dispatchEvent(new Event('visibilitychange'))
    },
  }
}
