import { onAbort } from '../../runtime/abort.ts'
import { startTimer } from '../../runtime/timer.ts'

/** The clock of the mock. */
export interface Clock {
  /** Returns the current time in epoch milliseconds. */
  now(): number
  /**
   * Moves the time forward by so many milliseconds. Codes, tokens and sign-ups age; delayed responses that are due are
   * sent. Throws a `RangeError` for a negative or infinite number.
   */
  advance(ms: number): void
}

/** The clock, for the server itself. */
export interface ServerClock extends Clock {
  /** Resolves after so many milliseconds of real time, when the clock is advanced past them, or on abort. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Ends every sleep. */
  wakeAll(): void
}

interface Sleeper {
  readonly until: number
  wake(): void
}

/** @param offset Where the sum of all `advance()` calls is stored: in the state, so that a snapshot includes it. */
export const createClock = (start: number | 'system', offset: { offsetMs: number }): ServerClock => {
  const sleepers = new Set<Sleeper>()
  const now = () => (start === 'system' ? Date.now() : start) + offset.offsetMs
  const wake = (isDue: (sleeper: Sleeper) => boolean) => {
    for (const sleeper of [...sleepers].filter(isDue)) sleeper.wake()
  }

  return {
    now,
    advance: (ms) => {
      if (!(ms >= 0 && Number.isFinite(ms)))
        throw new RangeError(`clock.advance(${ms}): give milliseconds, at least 0.`)
      offset.offsetMs += ms
      wake(({ until }) => until <= now())
    },
    wakeAll: () => wake(() => true),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        let stopListening = () => {}
        const end = () => {
          stopTimer()
          stopListening()
          sleepers.delete(sleeper)
          resolve()
        }
        const stopTimer = startTimer(ms, end)
        const sleeper: Sleeper = { until: now() + ms, wake: end }
        sleepers.add(sleeper)
        stopListening = onAbort(signal, end)
      }),
  }
}
