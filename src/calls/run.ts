import { toHeadlessSignUpError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { once } from '../runtime/later.ts'
import { createStore, initialState } from '../state/state.ts'
import { reset } from '../state/transitions.ts'
import type { Calls, CallsOptions } from './calls.ts'
import { forget, idOf, type Memory } from './memory.ts'
import { createScopes } from './scopes.ts'

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
