import { withDeadline } from '../api/deadline.ts'
import type { FrontendApiTransport } from '../api/transport.ts'
import type { Page } from '../browser/page.ts'
import type { Ports } from '../browser/providers.ts'
import { toHeadlessSignUpError } from '../errors.ts'
import type { Emit } from '../events.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import { lacksStrategies, learnStrategies } from '../sign-up/learn-strategies.ts'
import { received, reset } from '../state/state.ts'
import { createStore, type Store } from '../state/store.ts'
import type { ScopedFlow, Turn, TurnMemory } from './call.ts'
import { createExchange, type Exchanged, orThrow, receivedOf } from './exchange.ts'
import { createJoin } from './join.ts'
import { createQueue } from './queue.ts'
import type { Report } from './report.ts'
import { createScopes, type Lifetime } from './scope.ts'
import { sendMutation } from './write.ts'

export type { BuildRequest, ScopedFlow } from './call.ts'

export interface Flow {
  readonly store: Store
  readonly page: Page
  /** Runs an operation in a scope of its own. Rejects with an error of this package. */
  run<T>(lifetime: Lifetime, caller: AbortSignal | undefined, operation: (flow: ScopedFlow) => Promise<T>): Promise<T>
  /** `$nextStep` is in use: from now on, calls also read the settings that it may need. */
  useNextStep(): void
  /** Discards the sign-up: calls in progress for it end with `discarded`. */
  reset(): void
  destroy(): void
}

export interface FlowOptions {
  readonly transport: FrontendApiTransport
  readonly report: Report
  readonly page: Page
  readonly ports: Ports
  readonly emit: Emit
}

interface Attempt {
  readonly id: string | undefined
}

export const createFlow = ({ transport, report, page, ports, emit }: FlowOptions): Flow => {
  const store = createStore(emit)
  const scopes = createScopes()
  const inTurn = createQueue()
  const joinMutation = createJoin()
  const joinRequest = createJoin()
  let isNextStepUsed = false
  let hasWaitedForSettings = false
  // Counts when mutations are sent and when they end: a read that overlaps one of these moments may be out of date.
  let mutations = 0
  let newestStoredRead = 0
  const memory: TurnMemory = { lost: null, discardedId: undefined }

  const send = createExchange({ transport, report, emit })
  const storeExchanged = (exchanged: Exchanged<ShapeName>): void => {
    const content = receivedOf(exchanged)
    if (content) store.update(received, content)
  }

  const scoped = (signal: AbortSignal): ScopedFlow => ({
    page,
    ports,
    signal,
    server: transport.server,
    state: store.get,
    update: store.update,
    mutate: ({ key, isPreparation = false, ...mutation }) => {
      // The call is for the sign-up that is current when its turn comes: until then any identical call may share it.
      let attempt: Attempt | null = null
      const follow = (): void => {
        attempt = { id: store.get().signUp.id }
      }
      const isCurrent = (): boolean => attempt === null || attempt.id === store.get().signUp.id
      const start = (shared: AbortSignal): Promise<void> =>
        inTurn(async () => {
          throwIfAborted(shared)
          follow()
          return sendMutation(turnOf(shared, follow), { key, ...mutation })
        })
      return joinMutation({ key, isBarrier: !isPreparation, isCurrent, start }, signal)
    },
    read: async (shape, request) => {
      const before = mutations
      const exchanged = await send(shape, request, signal)
      if (before === mutations && exchanged.id > newestStoredRead) {
        newestStoredRead = exchanged.id
        storeExchanged(exchanged)
      } else {
        emit({ type: 'dropped', id: exchanged.id, reason: 'stale' })
      }
      return orThrow(exchanged)
    },
    send: (shape, request, name) => {
      const start = async (shared: AbortSignal) => orThrow(await send(shape, request, shared))
      return joinRequest({ key: name, isBarrier: false, isCurrent: () => true, start }, signal)
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

  /**
   * @param onStored Called after each change that the turn makes: the call then belongs to the sign-up that it created.
   */
  const turnOf = (signal: AbortSignal, onStored: () => void): Turn => ({
    ...scoped(signal),
    memory,
    update: (...transition) => {
      store.update(...transition)
      onStored()
    },
    exchange: async (shape, request) => {
      throwIfAborted(signal)
      mutations += 1
      try {
        const exchanged = await send(shape, request, signal)
        storeExchanged(exchanged)
        onStored()
        orThrow(exchanged)
      } finally {
        mutations += 1
      }
    },
    look: async (shape, path, deadlineMs) => {
      mutations += 1
      try {
        const look = (limited: AbortSignal) => send(shape, { method: 'GET', path }, limited)
        return orThrow(await withDeadline(signal, deadlineMs, `GET ${path}`, look))
      } finally {
        mutations += 1
      }
    },
  })

  const run: Flow['run'] = async (lifetime, caller, operation) => {
    const scope = scopes.open(lifetime, caller)
    try {
      throwIfAborted(scope.signal)
      const own = scoped(scope.signal)
      const result = await untilAborted(scope.signal, operation(own))
      if (isNextStepUsed && lifetime === 'attempt' && lacksStrategies(store.get())) {
        const learned = learnStrategies(own)
        // A server that does not send its settings delays one call, and not each.
        if (!hasWaitedForSettings) {
          hasWaitedForSettings = true
          await learned
        }
      }
      return result
    } catch (cause) {
      throw toHeadlessSignUpError(cause)
    } finally {
      scope.close()
    }
  }

  return {
    store,
    page,
    run,
    useNextStep: () => {
      if (isNextStepUsed) return
      isNextStepUsed = true
      // Not synchronously: this runs within a read of the store, and the settings change the store.
      if (lacksStrategies(store.get())) run('client', undefined, learnStrategies).catch(() => {})
    },
    reset: () => {
      scopes.discard()
      memory.lost = null
      memory.discardedId = store.get().signUp.id ?? memory.discardedId
      store.update(reset)
    },
    destroy: scopes.destroy,
  }
}
