import type { Call } from './call.ts'

interface Run<T> {
  readonly call: Call
  readonly result: Promise<T>
}

/**
 * For what a page does once: while a client does it, a further call gets the result of the one in progress. React's
 * StrictMode, for example, runs each effect twice. The run ends with its first call; then the next one starts its own.
 */
export const oneAtATime = <T>() => {
  /** By client: each has its own browser. */
  const runs = new WeakMap<object, Run<T>>()
  const share = async (call: Call, start: () => Promise<T>): Promise<T> => {
    const { browser } = call
    const running = runs.get(browser)
    if (running) {
      try {
        return await running.result
      } catch (error) {
        if (!running.call.signal.aborted || call.signal.aborted) throw error
        return share(call, start)
      }
    }
    const run = { call, result: start() }
    runs.set(browser, run)
    try {
      return await run.result
    } finally {
      runs.delete(browser)
    }
  }
  return share
}
