import { FlowError } from '../errors.ts'
import { abort, onAbort } from '../runtime/abort.ts'

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

  const end = (code: 'discarded' | 'destroyed', isAffected: (lifetime: Lifetime) => boolean): void => {
    for (const [controller, lifetime] of open) if (isAffected(lifetime)) abort(controller, new FlowError(code))
  }
  return {
    open: (lifetime, caller) => {
      const controller = new AbortController()
      if (isDestroyed) abort(controller, new FlowError('destroyed'))
      const stop = onAbort(caller, (reason) => abort(controller, new FlowError('aborted', undefined, reason)))
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
