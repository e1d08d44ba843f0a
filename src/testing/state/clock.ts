import { onAbort } from '../../runtime/abort.ts'
import { startTimer } from '../../runtime/timer.ts'

/** The time of the mock server. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Moves the time forward. Codes, tokens and sign-ups age; delayed answers that are due go out. */
  advance(ms: number): void
}

/** The clock, as the server itself uses it. */
export interface ServerClock extends Clock {
  /** Resolves after so much real time, as soon as the clock was advanced over it, or when nobody waits any more. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Ends every sleep. */
  wakeAll(): void
}

interface Sleeper {
  readonly until: number
  wake(): void
}

/** @param offset Where the distance that `advance()` covered is kept: it belongs to the state, so that a snapshot has it. */
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
