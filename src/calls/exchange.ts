import type { FrontendApiRequest, FrontendApiResponse, FrontendApiTransport } from '../api/transport.ts'
import { errorMessage } from '../error-texts.ts'
import {
  type FrontendApiError,
  InvalidResponseError,
  isHeadlessSignUpError,
  NetworkError,
  toHeadlessSignUpError,
} from '../errors.ts'
import type { Emit } from '../events.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { withoutQueries, withoutSecrets } from '../runtime/redacted.ts'
import { clientShape, partsOf, type ReceivedClient } from '../shapes/client.ts'
import { toFrontendApiError } from '../shapes/error-response.ts'
import type { Kind } from '../shapes/kinds.ts'
import type { Validate } from '../shapes/shapes.ts'
import type { Received } from '../state/received.ts'
import type { Identified } from '../state/state.ts'
import { createReport } from './report.ts'
import { type ResponseContent, readClient, readResponse } from './response.ts'

const sanitized = (cause: unknown): unknown => {
  if (!isHeadlessSignUpError(cause)) return withoutSecrets(cause)
  if (cause.kind !== 'network') return cause
  return new NetworkError(cause.code, withoutQueries(cause.message), {
    cause: cause.cause && withoutSecrets(cause.cause),
  })
}

/** Sends a request through a transport that may be the app's own. Its errors have no secret. */
const sendSafely = async (transport: FrontendApiTransport, request: FrontendApiRequest): Promise<unknown> => {
  try {
    return await transport(request)
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw sanitized(cause)
  }
}

/** @throws InvalidResponseError for a value that is not a response. */
const requireResponse = (value: unknown): FrontendApiResponse => {
  const { status, headers } = Object(value) as Partial<FrontendApiResponse>
  if (typeof status === 'number' && typeof headers?.get === 'function') return value as FrontendApiResponse
  throw new InvalidResponseError(
    errorMessage('invalid_response', '`transport` must resolve to `{ status, headers, body }` with a `Headers`'),
    { status: typeof status === 'number' ? status : 0 },
  )
}

/** The result of a request. */
export interface Exchanged<Value> {
  /** Counts requests: a later one has a higher number. */
  readonly id: number
  readonly shape: Kind<Value>
  readonly content: ResponseContent<Value>
  readonly error: FrontendApiError | null
  readonly isWrite: boolean
}

/** Sends one request, reads its response, and emits an event for each. Error responses are a result, too. */
export type Exchange = <Value>(
  shape: Kind<Value>,
  request: FrontendApiRequest,
  signal: AbortSignal,
) => Promise<Exchanged<Value>>

interface ExchangeOptions {
  readonly transport: FrontendApiTransport
  readonly validate: Validate | undefined
  readonly emit: Emit | undefined
}

export const createExchange = ({ transport, validate, emit }: ExchangeOptions): Exchange => {
  const report = validate && emit && createReport(validate, emit)
  let requests = 0
  return async (shape, request, signal) => {
    throwIfAborted(signal)
    requests += 1
    const id = requests
    const { method, path, body } = request
    const startedAt = emit ? performance.now() : 0
    const elapsed = (): number => Math.round(performance.now() - startedAt)
    emit?.({ type: 'request', id, method, path, fields: Object.keys(body ?? {}) })
    try {
      const response = requireResponse(await untilAborted(signal, sendSafely(transport, { ...request, signal })))
      emit?.({ type: 'response', id, status: response.status, durationMs: elapsed() })
      const isWrite = method !== 'GET'
      if (response.status >= 400) {
        const content = { response: null, client: readClient(response.body) }
        return { id, shape, content, error: toFrontendApiError(response, Date.now()), isWrite }
      }
      const content = readResponse(response, shape)
      report?.(response.body, shape)
      return { id, shape, content, error: null, isWrite }
    } catch (cause) {
      const error = toHeadlessSignUpError(cause)
      if (error.kind !== 'api') emit?.({ type: 'failure', id, code: error.code, durationMs: elapsed() })
      throw error
    }
  }
}

/** What the state receives from an exchange; `null` when that is nothing. */
export const receivedOf = (
  { shape, content, error, isWrite }: Exchanged<unknown>,
  resources: Received['resources'],
  resource: Received['resource'],
): Received | null => {
  const { response, client } = content
  const about = { resources, at: Date.now(), isWrite: isWrite && !error }
  // An error response lacks the requested value, but may contain a client.
  if (error) return client && { client, ...about }
  if (resource) return { resource, value: response as Identified | null, client, ...about }
  if (shape === clientShape) return { client: response === null ? null : partsOf(response as ReceivedClient), ...about }
  return { client, ...about }
}

/** What was asked for. @throws FrontendApiError */
export const orThrow = <Value>({ content, error }: Exchanged<Value>): ResponseContent<Value> => {
  if (error) throw error
  return content
}
