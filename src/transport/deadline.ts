import { NetworkError } from '../errors.ts'

/**
 * Runs a task that ends, whatever it does: with its own result, with the caller's abort reason, or with `timeout` after
 * `timeoutMs`. The task's signal fires in both of the latter cases; a task that ignores it is left behind.
 */
export const withDeadline = <T>(
  caller: AbortSignal | undefined,
  timeoutMs: number,
  name: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const controller = new AbortController()
    const end = (reason: unknown): void => {
      controller.abort(reason)
      reject(reason)
    }
    const onAbort = (): void => end(caller?.reason)
    if (caller?.aborted) return onAbort()
    const timer = setTimeout(
      () => end(new NetworkError('timeout', `${name} was not answered within ${timeoutMs} ms. Try again.`)),
      timeoutMs,
    )
    caller?.addEventListener('abort', onAbort)
    task(controller.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer)
        caller?.removeEventListener('abort', onAbort)
      })
  })

/** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it is aborted. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
