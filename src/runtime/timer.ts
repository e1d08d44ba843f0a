/** The longest time of a browser's timer: 24 days. A longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1

/** Whether it is a valid time to wait: a positive number of milliseconds, or `Infinity`. */
export const isDuration = (value: unknown): value is number => typeof value === 'number' && value > 0

/** `setTimeout` for any time: `Infinity` never fires. Returns a function that stops it. */
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
