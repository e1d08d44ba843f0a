import type { FrontendApiRequest, FrontendApiTransport } from '../api/transport.ts'
import { type FrontendApiError, toHeadlessSignUpError } from '../errors.ts'
import type { Emit } from '../events.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { partsOf, type ReceivedClient } from '../shapes/client.ts'
import { toFrontendApiError } from '../shapes/error-response.ts'
import { findShape, type ShapeName } from '../shapes/shapes.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import type { Received } from '../state/state.ts'
import type { Report } from './report.ts'
import { type Answer, readAnswer, readClient } from './response.ts'
import { requireResponse, sendSafely } from './sending.ts'

/** The result of a request. */
export interface Exchanged<Name extends ShapeName> {
  /** Counts requests: a later one has a higher number. */
  readonly id: number
  readonly shape: Name
  readonly answer: Answer<Name>
  readonly error: FrontendApiError | null
  readonly isWrite: boolean
}

/** Sends one request, reads its response, and emits an event for each. Error responses are a result, too. */
export type Exchange = <Name extends ShapeName>(
  shape: Name,
  request: FrontendApiRequest,
  signal: AbortSignal,
) => Promise<Exchanged<Name>>

interface ExchangeOptions {
  readonly transport: FrontendApiTransport
  readonly report: Report
  readonly emit: Emit
}

export const createExchange = ({ transport, report, emit }: ExchangeOptions): Exchange => {
  let requests = 0
  return async (shape, request, signal) => {
    throwIfAborted(signal)
    // Loads beside the request; the response waits for it.
    findShape(shape).catch(() => {})
    requests += 1
    const id = requests
    const { method, path, body } = request
    const startedAt = performance.now()
    const elapsed = (): number => Math.round(performance.now() - startedAt)
    emit({ type: 'request', id, method, path, fields: Object.keys(body ?? {}) })
    try {
      const response = requireResponse(await untilAborted(signal, sendSafely(transport, { ...request, signal })))
      emit({ type: 'response', id, status: response.status, durationMs: elapsed() })
      const isWrite = method !== 'GET'
      if (response.status >= 400) {
        const answer = { response: null, client: await readClient(response.body) }
        return { id, shape, answer, error: toFrontendApiError(response, Date.now()), isWrite }
      }
      const answer = await readAnswer(response, shape)
      report(response.body, shape)
      return { id, shape, answer, error: null, isWrite }
    } catch (cause) {
      const error = toHeadlessSignUpError(cause)
      if (error.kind !== 'api') emit({ type: 'failure', id, code: error.code, durationMs: elapsed() })
      throw error
    }
  }
}

/** What the state learns from an exchange; `null` when that is nothing. */
export const receivedOf = ({ shape, answer, error, isWrite }: Exchanged<ShapeName>): Received | null => {
  const { response, client } = answer
  const about = { at: Date.now(), isWrite: isWrite && !error }
  // An error response lacks the requested value, but may contain a client.
  if (error) return client && { client, ...about }
  if (shape === 'sign_up') return { signUp: response as SignUpAttempt | null, client, ...about }
  if (shape === 'client') return { client: response && partsOf(response as ReceivedClient), ...about }
  return { client, ...about }
}

/** What was asked for. @throws FrontendApiError */
export const orThrow = <Name extends ShapeName>({ answer, error }: Exchanged<Name>): Answer<Name> => {
  if (error) throw error
  return answer
}
