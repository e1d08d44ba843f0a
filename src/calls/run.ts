import { FlowError, toHeadlessSignUpError } from '../errors.ts'
import { abort, onAbort, throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { once } from '../runtime/later.ts'
import { createStore, initialState } from '../state/state.ts'
import { reset } from '../state/transitions.ts'
import type { Calls, CallsOptions } from './calls.ts'
import { forget, idOf, type Memory } from './memory.ts'

/** How long a call may run. */
interface Scope {
  /** Aborted with the error that the call rejects with. */
  readonly signal: AbortSignal
  /** Call it when the call has ended. */
  close(): void
}

interface Scopes {
  /** @param owner The name of the resource that the call ends with; `undefined`: it ends with the client. */
  open(owner: string | undefined, caller: AbortSignal | undefined): Scope
  /** Aborts the calls that end with this resource. */
  discard(owner: string): void
  /** Aborts all calls, now and later. */
  destroy(): void
}

/** A call is tied to its resource and to its caller's signal from the start. */
const createScopes = (): Scopes => {
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

export const createCalls = ({ resources, onUpdate, loadEngine }: CallsOptions): Calls => {
  const store = createStore(initialState(resources), onUpdate)
  const scopes = createScopes()
  const memory: Memory = { lost: null, discardedIds: new Map() }
  const engine = once(() => loadEngine({ store, memory }))
  // A failure is reported by the call that needs it.
  engine().catch(() => {})

  const calls: Calls = {
    store,
    run: (options, action) =>
      calls.within(options, async (signal) => {
        const act = async () => {
          // All wait for the same promise, so they keep their order.
          const call = (await engine())(signal)
          return { call, result: await action(call) }
        }
        const { call, result } = await untilAborted(signal, act())
        const rest = options.afterwards?.(call)
        if (rest) await rest
        return result
      }),
    within: async ({ signal: caller, resource }, task) => {
      const scope = scopes.open(resource?.name, caller)
      try {
        throwIfAborted(scope.signal)
        return await task(scope.signal)
      } catch (cause) {
        throw toHeadlessSignUpError(cause)
      } finally {
        scope.close()
      }
    },
    reset: (resource) => {
      scopes.discard(resource.name)
      forget(memory, resource, idOf(store.get(), resource))
      store.update(reset, resource)
    },
    destroy: scopes.destroy,
  }
  return calls
}
