import { abort, throwIfAborted, untilAborted } from '../runtime/abort.ts'

interface Shared {
  readonly promise: Promise<unknown>
  readonly controller: AbortController
  readonly isCurrent: () => boolean
  waiting: number
}

/**
 * Joins the identical call that is still under way, or starts one. What is shared is aborted only when nobody waits
 * for it any more.
 */
export type Join = <T>(call: JoinableCall<T>, signal: AbortSignal) => Promise<T>

export interface JoinableCall<T> {
  readonly key: string
  /** Whether calls that were made before this one may no longer be joined: it changes what the server would answer to them. */
  readonly isBarrier: boolean
  /** Whether it is still about what a call made now would be about. Else that one starts anew. */
  readonly isCurrent: () => boolean
  start(signal: AbortSignal): Promise<T>
}

export const createJoin = (): Join => {
  const joinable = new Map<string, Shared>()
  return async <T>({ key, isBarrier, isCurrent, start }: JoinableCall<T>, signal: AbortSignal): Promise<T> => {
    throwIfAborted(signal)
    let shared = joinable.get(key)
    if (!shared?.isCurrent()) {
      if (isBarrier) joinable.clear()
      const controller = new AbortController()
      const started: Shared = { controller, isCurrent, waiting: 0, promise: start(controller.signal) }
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
      // Nobody joins what is about to be aborted; what has settled is not aborted any more.
      if (current.waiting === 0 && signal.aborted) {
        if (joinable.get(key) === current) joinable.delete(key)
        abort(current.controller, signal.reason)
      }
    }
  }
}
