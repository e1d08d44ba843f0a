import { startTimer } from '../runtime/timer.ts'

/** A sleep that can be ended early. One sleep at a time. */
export interface Alarm {
  /** Resolves after `ms` milliseconds, or when `ring()` is called. Replaces an earlier sleep. */
  sleep(ms: number): Promise<undefined>
  /** Ends the sleep, and clears its timer. */
  ring(): void
}

export const createAlarm = (): Alarm => {
  let stop = (): void => {}
  let wake = (_?: undefined): void => {}
  const ring = (): void => {
    stop()
    wake()
  }
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        stop()
        wake = resolve
        stop = startTimer(ms, ring)
      }),
    ring,
  }
}
