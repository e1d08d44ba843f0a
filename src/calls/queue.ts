import { FlowError } from '../errors.ts'
import { abort, onAbort, throwIfAborted, untilAborted } from '../runtime/abort.ts'

/** Runs tasks one at a time, in the order of the calls. A failed task does not hold up the next. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>

export const createQueue = (): Queue => {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = tail.then(task)
    tail = result.catch(() => {})
    return result
  }
}

interface Shared {
  readonly promise: Promise<unknown>
  readonly controller: AbortController
  readonly of: object | undefined
  readonly isCurrent: () => boolean
  waiting: number
}

/** Shares the identical call in progress, or starts one. A shared call is aborted when its last caller has aborted. */
export type Join = <T>(call: JoinableCall<T>, signal: AbortSignal) => Promise<T>

export interface JoinableCall<T> {
  readonly key: string
  /** What it changes: a call of something else leaves the sharing of this one alone. */
  readonly of?: object | undefined
  /** Whether earlier calls may still be shared: this one does not change what the server would return for them. */
  readonly keepsEarlierCalls: boolean
  /** Whether it is still for the same value as a call made now. Otherwise that call is started separately. */
  readonly isCurrent: () => boolean
  start(signal: AbortSignal): Promise<T>
}

export const createJoin = (): Join => {
  const joinable = new Map<string, Shared>()
  return async <T>(
    { key, of, keepsEarlierCalls, isCurrent, start }: JoinableCall<T>,
    signal: AbortSignal,
  ): Promise<T> => {
    throwIfAborted(signal)
    let shared = joinable.get(key)
    if (!shared?.isCurrent()) {
      if (!keepsEarlierCalls) for (const [other, earlier] of joinable) if (earlier.of === of) joinable.delete(other)
      const controller = new AbortController()
      const started: Shared = { controller, of, isCurrent, waiting: 0, promise: start(controller.signal) }
      const end = (): void => {
        if (joinable.get(key) === started) joinable.delete(key)
      }
      started.promise.then(end, end)
      joinable.set(key, started)
      shared = started
    }
    const current = shared
    current.waiting += 1
    try {
      return (await untilAborted(signal, current.promise)) as T
    } finally {
      current.waiting -= 1
      // A new call must not share one that is about to be aborted; a settled one need not be aborted.
      if (current.waiting === 0 && signal.aborted) {
        if (joinable.get(key) === current) joinable.delete(key)
        abort(current.controller, signal.reason)
      }
    }
  }
}

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
