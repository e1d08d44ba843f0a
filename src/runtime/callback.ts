/**
 * Reports an error of the page's own code like an uncaught one. Without `reportError`, as in Node, it goes to the
 * console: rethrown, it would end the process.
 */
const reportUncaught = (error: unknown): void => {
  if (globalThis.reportError) globalThis.reportError(error)
  else console.error(error)
}

/**
 * Makes a callback of the page safe to call: what it throws or rejects with is reported, and does not reach the caller.
 */
export const isolated =
  <Args extends unknown[]>(callback: (...args: Args) => unknown): ((...args: Args) => void) =>
  (...args) => {
    try {
      const result = callback(...args)
      if (result instanceof Promise) result.catch(reportUncaught)
    } catch (error) {
      reportUncaught(error)
    }
  }
