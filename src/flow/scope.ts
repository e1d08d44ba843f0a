import { FlowError } from '../errors.ts'

/** `attempt`: ends with the sign-up attempt. `client`: ends with the client. */
export type Lifetime = 'attempt' | 'client'

/** How long something that was asked for may go on. */
export interface Scope {
  /** Aborted with the error that the operation ends with. */
  readonly signal: AbortSignal
  /** To be called when the operation has ended. */
  close(): void
}

export interface Scopes {
  open(lifetime: Lifetime, caller: AbortSignal | undefined): Scope
  /** Ends everything that belongs to the current attempt. */
  discard(): void
  /** Ends everything, for good. */
  destroy(): void
}

/** Cancellation belongs to the operation: from its first line on it is tied to its attempt and to its caller's signal. */
export const createScopes = (): Scopes => {
  const open = new Map<AbortController, Lifetime>()
  let isDestroyed = false

  const abort = (code: 'discarded' | 'destroyed', isAffected: (lifetime: Lifetime) => boolean): void => {
    for (const [controller, lifetime] of open) if (isAffected(lifetime)) controller.abort(new FlowError(code))
  }
  return {
    open: (lifetime, caller) => {
      const controller = new AbortController()
      const onAbort = (): void => controller.abort(new FlowError('aborted', undefined, caller?.reason))
      if (isDestroyed) controller.abort(new FlowError('destroyed'))
      else if (caller?.aborted) onAbort()
      caller?.addEventListener('abort', onAbort)
      open.set(controller, lifetime)
      return {
        signal: controller.signal,
        close: () => {
          caller?.removeEventListener('abort', onAbort)
          open.delete(controller)
        },
      }
    },
    discard: () => abort('discarded', (lifetime) => lifetime === 'attempt'),
    destroy: () => {
      isDestroyed = true
      abort('destroyed', () => true)
    },
  }
}

/** The promise's result, or the signal's reason as soon as it is aborted. */
export const untilAborted = <T>(signal: AbortSignal, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
