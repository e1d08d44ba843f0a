import { isHeadlessSignUpError, toHeadlessSignUpError } from '../errors.ts'
import type { Emit } from '../events.ts'
import { toFrontendApiError } from '../model/refusal.ts'
import type { Ports } from '../ports.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { withoutSecrets } from '../runtime/without-queries.ts'
import type { FrontendApiRequest, FrontendApiTransport } from '../transport/transport.ts'
import type { ShapeName, Validate } from '../wire/shapes.ts'
import { type Answer, readAnswer } from './answer.ts'
import { createJoin } from './join.ts'
import { sendMutation } from './mutation.ts'
import type { Page } from './page.ts'
import { createQueue } from './queue.ts'
import { createScopes, type Lifetime } from './scope.ts'
import type { ScopedFlow, Turn } from './scoped-flow.ts'
import { createStore, type Store } from './store.ts'

export type { BuildRequest, ScopedFlow } from './scoped-flow.ts'

export interface Flow {
  readonly store: Store
  readonly page: Page
  /** Runs an operation in a scope of its own. Rejects with an error of the family. */
  run<T>(lifetime: Lifetime, caller: AbortSignal | undefined, operation: (flow: ScopedFlow) => Promise<T>): Promise<T>
  /** Gives the sign-up up: what is under way for it ends as `discarded`. */
  reset(): void
  destroy(): void
}

export interface FlowOptions {
  readonly transport: FrontendApiTransport
  readonly validate: Validate
  readonly page: Page
  readonly ports: Ports
  readonly emit: Emit
}

export const createFlow = ({ transport, validate, page, ports, emit }: FlowOptions): Flow => {
  const store = createStore(emit)
  const scopes = createScopes()
  const inTurn = createQueue()
  const joinMutation = createJoin()
  const joinRequest = createJoin()
  let requests = 0
  // Counts what was sent and answered by mutations: a read that spans a step of it may be out of date.
  let mutations = 0
  let newestStoredRead = 0

  const send = async <Name extends ShapeName>(shape: Name, request: FrontendApiRequest, signal: AbortSignal) => {
    throwIfAborted(signal)
    requests += 1
    const id = requests
    const { method, path, body } = request
    const startedAt = performance.now()
    const elapsed = (): number => Math.round(performance.now() - startedAt)
    emit({ type: 'request', id, method, path, fields: Object.keys(body ?? {}) })
    try {
      const response = await untilAborted(signal, transport({ ...request, signal }))
      emit({ type: 'response', id, status: response.status, durationMs: elapsed() })
      if (response.status >= 400) throw toFrontendApiError(response, Date.now())
      return { id, answer: readAnswer(response, shape, validate) }
    } catch (cause) {
      const error = toHeadlessSignUpError(isHeadlessSignUpError(cause) ? cause : withoutSecrets(cause))
      if (error.kind !== 'api') emit({ type: 'failure', id, code: error.code, durationMs: elapsed() })
      throw error
    }
  }
  const storeAnswer = (shape: ShapeName, { response, client }: Answer<ShapeName>): void => {
    const at = Date.now()
    if (shape === 'sign_up') store.apply('received', { signUp: response as Answer<'sign_up'>['response'], client, at })
    else if (shape === 'client') store.apply('received', { client: response as Answer<'client'>['response'], at })
    else store.apply('received', { client, at })
  }

  const scoped = (signal: AbortSignal): ScopedFlow => ({
    page,
    ports,
    signal,
    server: transport.server,
    state: store.get,
    apply: store.apply,
    mutate: (mutation) =>
      joinMutation(mutation.key, !mutation.isPreparation, signal, (shared) =>
        inTurn(async () => {
          throwIfAborted(shared)
          return sendMutation(turnOf(shared), mutation)
        }),
      ),
    read: async (shape, request) => {
      const before = mutations
      const { id, answer } = await send(shape, request, signal)
      if (before === mutations && id > newestStoredRead) {
        newestStoredRead = id
        storeAnswer(shape, answer)
      } else {
        emit({ type: 'dropped', id, reason: 'stale' })
      }
      return answer
    },
    send: (shape, request, name) =>
      joinRequest(name, false, signal, async (shared) => (await send(shape, request, shared)).answer),
    inTurn: (task) =>
      untilAborted(
        signal,
        inTurn(async () => {
          throwIfAborted(signal)
          return task(store.get())
        }),
      ),
  })

  const turnOf = (signal: AbortSignal): Turn => ({
    ...scoped(signal),
    exchange: async (shape, request) => {
      throwIfAborted(signal)
      mutations += 1
      try {
        const { answer } = await send(shape, request, signal)
        storeAnswer(shape, answer)
        return answer
      } finally {
        mutations += 1
      }
    },
  })

  return {
    store,
    page,
    run: async (lifetime, caller, operation) => {
      const scope = scopes.open(lifetime, caller)
      try {
        throwIfAborted(scope.signal)
        return await untilAborted(scope.signal, operation(scoped(scope.signal)))
      } catch (cause) {
        throw toHeadlessSignUpError(cause)
      } finally {
        scope.close()
      }
    },
    reset: () => {
      scopes.discard()
      store.apply('reset')
    },
    destroy: scopes.destroy,
  }
}
