/**
 * Aborting with signals of every runtime: in Chrome 97 a signal has no reason; in React Native it has neither `reason`
 * nor `throwIfAborted()`, and `abort()` takes no argument.
 */

const DEFAULT_REASON = 'This operation was aborted.'

/** Why it was aborted; an `AbortError` when that is unknown. */
const reasonOf = (signal: AbortSignal): unknown =>
  signal.reason ?? Object.assign(new Error(DEFAULT_REASON), { name: 'AbortError' })

/** Aborts the controller's signal. Adds the reason where the runtime does not. */
export const abort = (controller: AbortController, reason: unknown): void => {
  const { signal } = controller
  if (!signal.aborted && !('reason' in signal)) Object.defineProperty(signal, 'reason', { value: reason })
  controller.abort(reason)
}

/** @throws the reason of a signal that is aborted. */
export const throwIfAborted = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw reasonOf(signal)
}

/**
 * Calls back with the reason when the signal is aborted, at once if it already is. Returns a function that stops it.
 */
export const onAbort = (signal: AbortSignal | undefined, listener: (reason: unknown) => void): (() => void) => {
  if (!signal) return () => {}
  const listen = (): void => listener(reasonOf(signal))
  if (signal.aborted) listen()
  signal.addEventListener('abort', listen)
  return () => signal.removeEventListener('abort', listen)
}

/** Settles as the promise does, or rejects with the signal's reason as soon as it is aborted. */
export const untilAborted = <T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> => {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = onAbort(signal, reject)
    // Neither callback throws, so that `then` is enough: `finally` would make two promises more.
    promise.then(resolve, reject).then(stop)
  })
}
