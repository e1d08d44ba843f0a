import { h } from '../dom.ts'

interface Waiting {
  /** Calls the listener whenever a link was sent, at once when that is so already. Returns what ends it. */
  readonly whenSent: (listener: () => void) => () => void
  /** Waits until the link was opened. */
  readonly wait: (signal: AbortSignal) => Promise<unknown>
  /** Called after each wait that came to something. */
  readonly onOpened: () => void
}

/** In the place of the code when it is a link: this page goes on by itself as soon as the link is opened. */
export const createLinkWait = ({ whenSent, wait, onOpened }: Waiting) => {
  const leaving = new AbortController()
  let isWaiting = false
  const waitOnce = async (): Promise<void> => {
    if (isWaiting) return
    isWaiting = true
    await wait(leaving.signal)
    isWaiting = false
    onOpened()
  }
  const stop = whenSent(() => void waitOnce())
  return {
    element: h('p', { class: 'waiting' }, 'This page goes on by itself when you open the link.'),
    input: undefined,
    dispose: (): void => {
      stop()
      leaving.abort()
    },
  }
}
