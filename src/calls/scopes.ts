import { FlowError } from '../errors.ts'
import { abort, onAbort } from '../runtime/abort.ts'

/** How long a call may run. */
export interface Scope {
  /** Aborted with the error that the call rejects with. */
  readonly signal: AbortSignal
  /** Call it when the call has ended. */
  close(): void
}

export interface Scopes {
  /** @param owner The name of the resource that the call ends with; `undefined`: it ends with the client. */
  open(owner: string | undefined, caller: AbortSignal | undefined): Scope
  /** Aborts the calls that end with this resource. */
  discard(owner: string): void
  /** Aborts all calls, now and later. */
  destroy(): void
}

/** A call is tied to its resource and to its caller's signal from the start. */
export const createScopes = (): Scopes => {
  const open = new Map<AbortController, string | undefined>()
  let isDestroyed = false

  const end = (code: 'discarded' | 'destroyed', isAffected: (owner: string | undefined) => boolean): void => {
    for (const [controller, owner] of open) if (isAffected(owner)) abort(controller, new FlowError(code))
  }
  return {
    open: (owner, caller) => {
      const controller = new AbortController()
      if (isDestroyed) abort(controller, new FlowError('destroyed'))
      const stop = onAbort(caller, (reason) => abort(controller, new FlowError('aborted', { cause: reason })))
      open.set(controller, owner)
      return {
        signal: controller.signal,
        close: () => {
          stop()
          open.delete(controller)
        },
      }
    },
    discard: (resource) => end('discarded', (owner) => owner === resource),
    destroy: () => {
      isDestroyed = true
      end('destroyed', () => true)
    },
  }
}
