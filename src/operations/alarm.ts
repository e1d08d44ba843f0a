/** The longest time that a timer can hold. */
const MAXIMUM_DELAY_MS = 2 ** 31 - 1

/** One sleeper, who can be woken. */
export interface Alarm {
  /** Resolves after `ms` milliseconds, or when the alarm rings. Takes the place of a sleep before it. */
  sleep(ms: number): Promise<undefined>
  /** Wakes the sleeper, and leaves no timer behind. */
  ring(): void
}

export const createAlarm = (): Alarm => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wake = (_?: undefined): void => {}
  const ring = (): void => {
    clearTimeout(timer)
    wake()
  }
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        clearTimeout(timer)
        wake = resolve
        timer = setTimeout(ring, Math.min(ms, MAXIMUM_DELAY_MS))
      }),
    ring,
  }
}
