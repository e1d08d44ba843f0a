import { withDeadline } from '../api/deadline.ts'
import { toHeadlessSignUpError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import type { Kind } from '../shapes/kinds.ts'
import { sliceOf } from '../state/slices.ts'
import { createStore, initialState } from '../state/state.ts'
import { received, reset } from '../state/transitions.ts'
import type { Call } from './call.ts'
import type { Calls, CallsOptions } from './calls.ts'
import { createExchange, type Exchanged, orThrow, receivedOf } from './exchange.ts'
import { forget, type Memory } from './lost-write.ts'
import { createJoin, createQueue, createScopes } from './queue.ts'
import type { Resource, Turn } from './resource.ts'
import { sendOrFindOut, sendWrite } from './write.ts'

/** Whose value a write is for: known when its turn comes. */
interface Target {
  readonly id: string | undefined
}

export const createCalls = (options: CallsOptions): Calls => {
  const { transport, resources, challenges, browser, providers, emit } = options
  const store = createStore(initialState(resources), options.onUpdate)
  const scopes = createScopes()
  const inTurn = createQueue()
  const joinWrite = createJoin()
  const joinRequest = createJoin()
  // Counts when writes are sent and when they end: a read that overlaps one of these moments may be out of date.
  let writes = 0
  let newestStoredRead = 0
  const memory: Memory = { lost: null, discardedIds: new Map() }

  const send = createExchange(options)
  const resourceOf = (shape: Kind<unknown>): Resource | undefined => resources.find((one) => one.shape === shape)
  const idOf = (resource: Resource | undefined): string | undefined =>
    resource && sliceOf(store.get(), resource).value.id
  const storeExchanged = (exchanged: Exchanged<unknown>): void => {
    const content = receivedOf(exchanged, resourceOf(exchanged.shape))
    if (content) store.update(received, content)
  }

  const callWith = (signal: AbortSignal): Call => ({
    browser,
    providers,
    signal,
    server: transport.server,
    state: store.get,
    update: store.update,
    write: ({ keepsEarlierCalls = false, ...write }) => {
      const resource = resourceOf(write.shape)
      // The call is for the value that is current when its turn comes: until then any identical call may share it.
      let target: Target | null = null
      const follow = (): void => {
        target = { id: idOf(resource) }
      }
      const isCurrent = (): boolean => target === null || target.id === idOf(resource)
      const start = (shared: AbortSignal): Promise<void> =>
        inTurn(async () => {
          throwIfAborted(shared)
          follow()
          return sendWrite(turnWith(shared, follow), { ...write, key }, { memory, challenges, resource })
        })
      const key = resource ? `${resource.name} ${write.key}` : write.key
      return joinWrite({ key, of: resource, keepsEarlierCalls, isCurrent, start }, signal)
    },
    read: async (shape, request) => {
      const before = writes
      const exchanged = await send(shape, request, signal)
      if (before === writes && exchanged.id > newestStoredRead) {
        newestStoredRead = exchanged.id
        storeExchanged(exchanged)
      } else {
        emit?.({ type: 'dropped', id: exchanged.id, reason: 'stale' })
      }
      return orThrow(exchanged)
    },
    post: (shape, request, name) => {
      const start = async (shared: AbortSignal) => orThrow(await send(shape, request, shared))
      return joinRequest({ key: name, keepsEarlierCalls: true, isCurrent: () => true, start }, signal)
    },
    inTurn: (task) =>
      untilAborted(
        signal,
        inTurn(async () => {
          throwIfAborted(signal)
          return task(store.get())
        }),
      ),
  })

  /** @param onStored Called after each change that the turn makes: the call is then for the value that it created. */
  const turnWith = (signal: AbortSignal, onStored: () => void): Turn => {
    const turn: Turn = {
      ...callWith(signal),
      update: (...transition) => {
        store.update(...transition)
        onStored()
      },
      send: async (shape, request) => {
        throwIfAborted(signal)
        writes += 1
        try {
          const exchanged = await send(shape, request, signal)
          storeExchanged(exchanged)
          onStored()
          orThrow(exchanged)
        } finally {
          writes += 1
        }
      },
      look: async (shape, path, deadlineMs) => {
        writes += 1
        try {
          const look = (limited: AbortSignal) => send(shape, { method: 'GET', path }, limited)
          return orThrow(await withDeadline(signal, deadlineMs, `GET ${path}`, look))
        } finally {
          writes += 1
        }
      },
      sendOrFindOut: (shape, request, { key, judge }) =>
        sendOrFindOut(turn, memory, { shape, request, key, judge, resource: resourceOf(shape) }),
    }
    return turn
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
      forget(memory, resource, idOf(resource))
      store.update(reset, resource)
    },
    destroy: scopes.destroy,
  }
}
