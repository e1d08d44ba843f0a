import { withDeadline } from '../api/deadline.ts'
import type { FrontendApiTransport } from '../api/transport.ts'
import type { Page } from '../browser/page.ts'
import type { Providers } from '../browser/providers.ts'
import { toHeadlessSignUpError } from '../errors.ts'
import type { Emit } from '../events.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import { lacksStrategies, learnStrategies } from '../sign-up/learn-strategies.ts'
import { received, reset } from '../state/state.ts'
import { createStore, type Store } from '../state/store.ts'
import type { Call, Turn, TurnMemory } from './call.ts'
import { createExchange, type Exchanged, orThrow, receivedOf } from './exchange.ts'
import { createJoin } from './join.ts'
import { createQueue } from './queue.ts'
import type { Report } from './report.ts'
import { createScopes, type Lifetime } from './scope.ts'
import { sendWrite } from './write.ts'

export type { BuildRequest, Call } from './call.ts'

export interface Calls {
  readonly store: Store
  readonly page: Page
  /** Runs an action in a scope of its own. Rejects with an error of this package. */
  run<T>(lifetime: Lifetime, caller: AbortSignal | undefined, action: (call: Call) => Promise<T>): Promise<T>
  /** `$nextStep` is in use: from now on, calls also read the settings that it may need. */
  useNextStep(): void
  /** Discards the sign-up: calls in progress for it end with `discarded`. */
  reset(): void
  destroy(): void
}

export interface CallsOptions {
  readonly transport: FrontendApiTransport
  readonly report: Report
  readonly page: Page
  readonly providers: Providers
  readonly emit: Emit
}

interface Attempt {
  readonly id: string | undefined
}

export const createCalls = ({ transport, report, page, providers, emit }: CallsOptions): Calls => {
  const store = createStore(emit)
  const scopes = createScopes()
  const inTurn = createQueue()
  const joinWrite = createJoin()
  const joinRequest = createJoin()
  let isNextStepUsed = false
  let hasWaitedForSettings = false
  // Counts when writes are sent and when they end: a read that overlaps one of these moments may be out of date.
  let writes = 0
  let newestStoredRead = 0
  const memory: TurnMemory = { lost: null, discardedId: undefined }

  const send = createExchange({ transport, report, emit })
  const storeExchanged = (exchanged: Exchanged<ShapeName>): void => {
    const content = receivedOf(exchanged)
    if (content) store.update(received, content)
  }

  const call = (signal: AbortSignal): Call => ({
    page,
    providers,
    signal,
    server: transport.server,
    state: store.get,
    update: store.update,
    write: ({ key, keepsEarlierCalls = false, ...write }) => {
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
          return sendWrite(turnOf(shared, follow), { key, ...write })
        })
      return joinWrite({ key, keepsEarlierCalls, isCurrent, start }, signal)
    },
    read: async (shape, request) => {
      const before = writes
      const exchanged = await send(shape, request, signal)
      if (before === writes && exchanged.id > newestStoredRead) {
        newestStoredRead = exchanged.id
        storeExchanged(exchanged)
      } else {
        emit({ type: 'dropped', id: exchanged.id, reason: 'stale' })
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

  /**
   * @param onStored Called after each change that the turn makes: the call then belongs to the sign-up that it created.
   */
  const turnOf = (signal: AbortSignal, onStored: () => void): Turn => ({
    ...call(signal),
    memory,
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
  })

  const run: Calls['run'] = async (lifetime, caller, action) => {
    const scope = scopes.open(lifetime, caller)
    try {
      throwIfAborted(scope.signal)
      const own = call(scope.signal)
      const result = await untilAborted(scope.signal, action(own))
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
