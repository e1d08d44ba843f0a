import { startTimer } from '../runtime/timer.ts'

/** One sleeper, who can be woken. */
export interface Alarm {
  /** Resolves after `ms` milliseconds, or when the alarm rings. Takes the place of a sleep before it. */
  sleep(ms: number): Promise<undefined>
  /** Wakes the sleeper, and leaves no timer behind. */
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
