/**
 * Reports an error of the page's own code like an uncaught one; without `reportError`, as in Node, on the console,
 * where it ends nothing.
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
