import { FlowError } from '../errors.ts'
import { abort, onAbort } from '../runtime/abort.ts'

/** `attempt`: ends with the sign-up attempt. `client`: ends with the client. */
export type Lifetime = 'attempt' | 'client'

/** How long an operation may run. */
export interface Scope {
  /** Aborted with the error that the operation rejects with. */
  readonly signal: AbortSignal
  /** Call it when the operation has ended. */
  close(): void
}

export interface Scopes {
  open(lifetime: Lifetime, caller: AbortSignal | undefined): Scope
  /** Aborts the operations of the current attempt. */
  discard(): void
  /** Aborts all operations, now and later. */
  destroy(): void
}

/** An operation is tied to its attempt and to its caller's signal from the start. */
export const createScopes = (): Scopes => {
  const open = new Map<AbortController, Lifetime>()
  let isDestroyed = false

  const end = (code: 'discarded' | 'destroyed', isAffected: (lifetime: Lifetime) => boolean): void => {
    for (const [controller, lifetime] of open) if (isAffected(lifetime)) abort(controller, new FlowError(code))
  }
  return {
    open: (lifetime, caller) => {
      const controller = new AbortController()
      if (isDestroyed) abort(controller, new FlowError('destroyed'))
      const stop = onAbort(caller, (reason) => abort(controller, new FlowError('aborted', { cause: reason })))
      open.set(controller, lifetime)
      return {
        signal: controller.signal,
        close: () => {
          stop()
          open.delete(controller)
        },
      }
    },
    discard: () => end('discarded', (lifetime) => lifetime === 'attempt'),
    destroy: () => {
      isDestroyed = true
      end('destroyed', () => true)
    },
  }
}
