/** The time of the mock server. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Moves the time forward. Codes, tokens and sign-ups age; delayed answers that are due go out. */
  advance(ms: number): void
}

/** The clock, as the server itself uses it. */
export interface ServerClock extends Clock {
  /** Resolves after so much real time, or as soon as the clock was advanced over it. */
  sleep(ms: number): Promise<void>
}

interface Sleeper {
  readonly until: number
  wake(): void
}

/** @param offset Where the distance that `advance()` covered is kept: it belongs to the state, so that a snapshot has it. */
export const createClock = (start: number | 'system', offset: { offsetMs: number }): ServerClock => {
  const sleepers = new Set<Sleeper>()
  const now = () => (start === 'system' ? Date.now() : start) + offset.offsetMs

  return {
    now,
    advance: (ms) => {
      if (!(ms >= 0 && Number.isFinite(ms)))
        throw new RangeError(`clock.advance(${ms}): give milliseconds, at least 0.`)
      offset.offsetMs += ms
      for (const sleeper of [...sleepers]) if (sleeper.until <= now()) sleeper.wake()
    },
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => sleeper.wake(), ms)
        const sleeper: Sleeper = {
          until: now() + ms,
          wake: () => {
            clearTimeout(timer)
            sleepers.delete(sleeper)
            resolve()
          },
        }
        sleepers.add(sleeper)
      }),
  }
}
