/** The promise, unless the signal is aborted first: then a rejection with the signal's reason, as `fetch` does it. */
export const abortable = <Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> => {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
