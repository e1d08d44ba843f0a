import type { PopupWindow } from './providers.ts'

/** Calls back with the messages that a popup posts from a page of `origin`. Returns a function that stops it. */
export const onPopupMessage = (popup: PopupWindow, origin: string, listener: (data: unknown) => void): (() => void) => {
  const page = globalThis.window
  const onMessage = ({ origin: from, source, data }: MessageEvent): void => {
    // Any window may post to this page. The message of a window that has closed has no source.
    if (from === origin && (!source || source === popup)) listener(data)
  }
  page.addEventListener('message', onMessage)
  return () => page.removeEventListener('message', onMessage)
}

/** Posts to the opener. Returns `false` without an opener, or if it cannot be reached. */
export const postToOpener = (message: unknown): boolean => {
  const opener: Window | null = globalThis.window?.opener ?? null
  if (!opener || opener.closed) return false
  opener.postMessage(message, globalThis.location.origin)
  return true
}

/** Closes this window, if the browser allows it: it does for windows that a script opened. */
export const closeThisWindow = (): void => globalThis.window?.close()
