import { vi } from 'vitest'
import type { PopupWindow } from '../../src/index.ts'

export interface FakePopup extends PopupWindow {
  closed: boolean
  readonly visited: string[]
}

/** The page as a window: it takes messages, and counts who listens. */
export const fakePage = () => {
  const target = new EventTarget()
  let listening = 0
  const addEventListener = (type: string, listener: EventListener): void => {
    listening += 1
    target.addEventListener(type, listener)
  }
  const removeEventListener = (type: string, listener: EventListener): void => {
    listening -= 1
    target.removeEventListener(type, listener)
  }
  const page = { addEventListener, removeEventListener, opener: null as unknown, close: vi.fn() }
  vi.stubGlobal('window', page)
  return {
    page,
    listeners: () => listening,
    /** A message from another window; `source` is null when that window is gone. */
    say: (origin: string, data: unknown, source: unknown = null): void => {
      const event = Object.assign(new Event('message'), { origin, data, source })
      target.dispatchEvent(event)
    },
  }
}

/** A window that the page opened. */
export const fakePopup = (): FakePopup => {
  const visited: string[] = []
  const location = {
    get href() {
      return visited.at(-1) ?? 'about:blank'
    },
    set href(url: string) {
      visited.push(url)
    },
  }
  const popup: FakePopup = {
    closed: false,
    visited,
    location,
    close: () => {
      popup.closed = true
    },
  }
  return popup
}

/** A popup that a `Cross-Origin-Opener-Policy` separates from its page as soon as it is sent anywhere. */
export const separatedPopup = (): FakePopup => {
  const popup = fakePopup()
  const location = {
    get href() {
      return 'about:blank'
    },
    set href(url: string) {
      popup.visited.push(url)
      popup.closed = true
    },
  }
  return Object.assign(popup, { location })
}
