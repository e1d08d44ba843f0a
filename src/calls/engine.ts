import { withDeadline } from '../api/deadline.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import type { Kind } from '../shapes/kinds.ts'
import { received } from '../state/received.ts'
import { sliceOf } from '../state/slices.ts'
import type { Call } from './call.ts'
import type { Engine, EngineOptions } from './calls.ts'
import { createExchange, type Exchanged, orThrow, receivedOf } from './exchange.ts'
import { createJoin, createQueue } from './queue.ts'
import type { Challenges, Resource, Turn } from './resource.ts'
import { sendOrFindOut, sendWrite } from './write.ts'

/** Whose value a write is for: known when its turn comes. */
interface Target {
  readonly id: string | undefined
}

/** What is known of the resources, and of the challenges that may be passed. */
interface Parts {
  readonly resources: readonly Resource[]
  readonly challenges: Challenges
}

/** Sends the requests of one client's calls: in turn, joined, and found out about when a response was lost. */
export const createEngine = (options: Parts & EngineOptions): Engine => {
  const { transport, browser, providers, store, memory, resources, challenges, emit } = options
  const basics = {
    browser,
    providers,
    offers: new Set<AbortController>(),
    server: transport.server,
    state: store.get,
    update: store.update,
  }
  const inTurn = createQueue()
  const joinWrite = createJoin()
  const joinRequest = createJoin()
  // Counts when writes are sent and when they end: a read that overlaps one of these moments may be out of date.
  let writes = 0
  let newestStoredRead = 0

  const send = createExchange(options)
  const resourceOf = (shape: Kind<unknown>): Resource | undefined => resources.find((one) => one.shape === shape)
  const idOf = (resource: Resource | undefined): string | undefined =>
    resource && sliceOf(store.get(), resource).value.id
  const storeExchanged = (exchanged: Exchanged<unknown>): void => {
    const content = receivedOf(exchanged, resources, resourceOf(exchanged.shape))
    if (content) store.update(received, content)
  }

  const callWith = (signal: AbortSignal): Call => ({
    ...basics,
    signal,
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
      resources,
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

  return callWith
}
