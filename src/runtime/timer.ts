/** The longest time that a timer of a browser can hold: 24 days. A longer one would end at once. */
const LONGEST_MS = 2 ** 31 - 1

/** Whether it is a time to wait for: a positive number of milliseconds, or `Infinity` for no end. */
export const isDuration = (value: unknown): value is number => typeof value === 'number' && value > 0

/** `setTimeout` for any time: `Infinity` never ends. Returns how to stop. */
export const startTimer = (ms: number, onEnd: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (leftMs: number): void => {
    if (leftMs === Infinity) return
    const partMs = Math.min(leftMs, LONGEST_MS)
    timer = setTimeout(() => (leftMs > partMs ? wait(leftMs - partMs) : onEnd()), partMs)
  }
  wait(ms)
  return () => clearTimeout(timer)
}
