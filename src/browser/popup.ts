import type { Popups } from './providers.ts'

/** Popups in a browser. */
export const createPopups = (): Popups => ({
  onMessage: (popup, origin, listener) => {
    const page = globalThis.window
    const onMessage = ({ origin: from, source, data }: MessageEvent): void => {
      // Any window may post to this page. The message of a window that has closed has no source.
      if (from === origin && (!source || source === popup)) listener(data)
    }
    page.addEventListener('message', onMessage)
    return () => page.removeEventListener('message', onMessage)
  },
  postToOpener: (message) => {
    const opener: Window | null = globalThis.window?.opener ?? null
    if (!opener || opener.closed) return false
    opener.postMessage(message, globalThis.location.origin)
    return true
  },
  closeThisWindow: () => globalThis.window?.close(),
})
