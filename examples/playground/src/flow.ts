import { addressOf, currentPath } from './home.ts'

/** What the card is for. Each has its own address, so that reloading and going back lead where one was. */
export type Flow = 'sign-up' | 'sign-in'

const PATHS: Readonly<Record<Flow, string>> = { 'sign-up': '/', 'sign-in': '/sign-in' }

export const pathOf = (flow: Flow): string => PATHS[flow]

export const flowNow = (): Flow => (currentPath() === PATHS['sign-in'] ? 'sign-in' : 'sign-up')

const CHANGED = 'playground-flow'

/** Turns to the other flow. */
export const switchFlow = (flow: Flow): void => {
  if (flowNow() === flow) return
  history.pushState(null, '', addressOf(PATHS[flow]))
  window.dispatchEvent(new Event(CHANGED))
}

/** Listens to each change, the browser's back button included. Returns what ends it. */
export const listenToFlow = (listener: () => void): (() => void) => {
  const names = [CHANGED, 'popstate']
  for (const name of names) window.addEventListener(name, listener)
  return () => {
    for (const name of names) window.removeEventListener(name, listener)
  }
}
