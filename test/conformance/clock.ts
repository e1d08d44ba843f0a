import { setImmediate } from 'node:timers/promises'
import { vi } from 'vitest'

const TURN_MS = 10

/** Everything that a client may wait for; what Node itself waits with stays real. */
export const fakeClock = (now: number): void => {
  vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
}

/** Lets the faked clock run until the promise has settled, or the time is up. */
export const settleWithin = async (limitMs: number, promise: Promise<unknown>): Promise<void> => {
  let isSettled = false
  const onSettled = (): void => {
    isSettled = true
  }
  promise.then(onSettled, onSettled)
  for (let passedMs = 0; passedMs <= limitMs; passedMs += TURN_MS) {
    // All that waits for no timer is done before the clock moves on.
    await setImmediate()
    if (isSettled) return
    vi.advanceTimersByTime(TURN_MS)
  }
}
