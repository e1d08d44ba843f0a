// Loaded in advance: a chunk takes its own time, which the faked clock does not wait for.
import '../../src/browser/popup.ts'
import type { Recording } from './recording.ts'

type Messages = NonNullable<Recording['setup']['popup']>['messages']

/** The page as a window, for the messages that reach it, and the popup that a recording describes. */
export const createWindows = (messages: Messages = []) => {
  const page = new EventTarget()
  const location = {
    /** The messages come after the popup has been sent somewhere. */
    set href(_url: string) {
      for (const { origin, data, afterMs } of messages) {
        setTimeout(() => page.dispatchEvent(new MessageEvent('message', { origin, data })), afterMs)
      }
    },
  }
  return { page, popup: { closed: false, location, close: () => {} } }
}
