import { FlowError } from '../errors.ts'
import type { PopupFollowing, Popups, PopupWindow } from '../ports.ts'
import { onAbort } from '../runtime/abort.ts'
import { startTimer } from '../runtime/timer.ts'

/** How often to look whether the popup is still there: the browser tells nobody. */
const LOOK_EVERY_MS = 500

/** The messages of a popup, until the first that can be read. Every listener and timer is gone when it settles. */
const follow = <Message>(
  popup: PopupWindow,
  { origin, read, signal, timeout }: PopupFollowing<Message>,
): Promise<Message> => {
  const over = new AbortController()
  return new Promise<Message>((resolve, reject) => {
    const fail = (code: 'popup_closed' | 'popup_failed' | 'popup_timeout'): void => reject(new FlowError(code))
    const onMessage = ({ origin: from, source, data }: MessageEvent): void => {
      // Everybody may post to this page. A window that is gone by now leaves no source.
      if (from !== origin || (source && source !== popup)) return
      const message = read(data)
      if (message === null) fail('popup_failed')
      else resolve(message)
    }
    const { signal: end } = over
    globalThis.window.addEventListener('message', onMessage, { signal: end })
    end.addEventListener('abort', onAbort(signal, reject))

    let wasClosed = false
    const looking = setInterval(() => {
      // A popup that reports and closes is seen closed before its message is here: look twice.
      if (wasClosed) fail('popup_closed')
      wasClosed = popup.closed
    }, LOOK_EVERY_MS)
    end.addEventListener('abort', () => clearInterval(looking))
    if (timeout === undefined) return
    end.addEventListener(
      'abort',
      startTimer(timeout, () => fail('popup_timeout')),
    )
  }).finally(() => over.abort())
}

/** Popups of a browser. */
export const createPopups = (): Popups => ({
  isThisPage: (popup) => popup === globalThis.window,
  follow,
  report: (message) => {
    const opener: Window | null = globalThis.window?.opener ?? null
    if (!opener || opener.closed) return false
    opener.postMessage(message, globalThis.location.origin)
    globalThis.window.close()
    return true
  },
})
