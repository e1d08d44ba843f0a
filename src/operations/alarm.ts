/** The longest time that a timer can hold. */
const MAXIMUM_DELAY_MS = 2 ** 31 - 1

/** One sleeper, who can be woken. */
export interface Alarm {
  /** Resolves after `ms` milliseconds or when the alarm rings, at once if it rang since. Takes the place of a sleep before it. */
  sleep(ms: number): Promise<undefined>
  ring(): void
  /** Leaves no timer behind. */
  stop(): void
}

export const createAlarm = (): Alarm => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wake: ((value?: undefined) => void) | undefined
  let hasRung = false
  const end = (): void => {
    clearTimeout(timer)
    wake?.()
    wake = undefined
  }
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        clearTimeout(timer)
        wake = resolve
        timer = setTimeout(end, Math.min(ms, MAXIMUM_DELAY_MS))
        if (hasRung) end()
        hasRung = false
      }),
    ring: () => {
      hasRung = wake === undefined
      end()
    },
    stop: end,
  }
}
