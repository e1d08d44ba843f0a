import { errorMessage } from '../error-texts.ts'
import { NetworkError } from '../errors.ts'
import { abort, onAbort } from '../runtime/abort.ts'
import { startTimer } from '../runtime/timer.ts'

/**
 * Runs a task with a deadline. Settles as the task does, or rejects with the caller's abort reason, or with `timeout`
 * after `timeoutMs`. In the last two cases the task's signal is aborted, and its end is not awaited.
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
      end(new NetworkError('timeout', errorMessage('timeout', `${name} got no response within ${timeoutMs} ms`))),
    )
    task(controller.signal).then(resolve, reject).finally(cleanUp)
  })
