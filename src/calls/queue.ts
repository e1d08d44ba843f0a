import { abort, throwIfAborted, untilAborted } from '../runtime/abort.ts'

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
