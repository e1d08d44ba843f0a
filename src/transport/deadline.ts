import { NetworkError } from '../errors.ts'
import { abort, onAbort } from '../runtime/abort.ts'
import { startTimer } from '../runtime/timer.ts'

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
    let stopTimer = (): void => {}
    let stopListening = (): void => {}
    const cleanUp = (): void => {
      stopTimer()
      stopListening()
    }
    const end = (reason: unknown): void => {
      cleanUp()
      abort(controller, reason)
      reject(reason)
    }
    stopListening = onAbort(caller, end)
    if (caller?.aborted) return cleanUp()
    stopTimer = startTimer(timeoutMs, () =>
      end(new NetworkError('timeout', `${name} was not answered within ${timeoutMs} ms. Try again.`)),
    )
    task(controller.signal).then(resolve, reject).finally(cleanUp)
  })
