import { toHeadlessSignUpError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { once } from '../runtime/later.ts'
import { createStore, initialState } from '../state/state.ts'
import { reset } from '../state/transitions.ts'
import type { Call } from './call.ts'
import type { Calls, CallsOptions } from './calls.ts'
import type { Memory } from './lost-write.ts'
import { forget, idOf } from './lost-write.ts'
import { createScopes } from './scopes.ts'

export const createCalls = (options: CallsOptions): Calls => {
  const { transport, resources, browser, providers, onUpdate, loadEngine } = options
  const store = createStore(initialState(resources), onUpdate)
  const scopes = createScopes()
  const memory: Memory = { lost: null, discardedIds: new Map() }
  const offers = new Set<AbortController>()
  const basics = { browser, providers, offers, server: transport.server, state: store.get, update: store.update }
  const engine = once(async () => (await loadEngine()).createEngine({ ...options, basics, store, memory }))
  // A failure is reported by the call that needs it.
  engine().catch(() => {})

  const callWith = (signal: AbortSignal): Call => {
    // All wait for the same promise, so they keep their order.
    const sending = async (): Promise<Call> => (await engine())(signal)
    return {
      ...basics,
      signal,
      write: async (write) => (await sending()).write(write),
      read: async (shape, request) => (await sending()).read(shape, request),
      post: async (shape, request, name) => (await sending()).post(shape, request, name),
      inTurn: async (task) => (await sending()).inTurn(task),
    }
  }

  return {
    store,
    browser,
    run: async ({ signal: caller, resource, afterwards }, action) => {
      const scope = scopes.open(resource?.name, caller)
      try {
        throwIfAborted(scope.signal)
        const call = callWith(scope.signal)
        const result = await untilAborted(scope.signal, action(call))
        const rest = afterwards?.(call)
        if (rest) await rest
        return result
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
}
