/** An error of the page's own code, reported like an uncaught one. It ends nothing: where there is no `reportError`, as in Node, it goes to the console. */
const reportUncaught = (error: unknown): void => {
  if (globalThis.reportError) globalThis.reportError(error)
  else console.error(error)
}

/** The page's callback, made safe to call: what it throws, or rejects with, is reported and reaches no caller. */
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
