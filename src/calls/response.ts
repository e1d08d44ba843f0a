import type { FrontendApiResponse } from '../api/transport.ts'
import { errorMessage } from '../error-texts.ts'
import { InvalidResponseError } from '../errors.ts'
import { withoutQueries } from '../runtime/redacted.ts'
import { type ClientParts, clientShape, partsOf } from '../shapes/client.ts'
import { type Kind, wireNamesOf } from '../shapes/kinds.ts'
import { isJSONObject, read } from '../shapes/read.ts'

const EXCERPT_LENGTH = 200

/** The content of a successful response: the requested value, and the client that came with it; `null` if absent. */
export interface ResponseContent<Value> {
  readonly response: Value | null
  readonly client: ClientParts | null
}

/** Whether the requested value is the body itself, and not its `response` member, next to the client. */
const isBare = (shape: Kind<unknown>, body: Readonly<Record<string, unknown>>): boolean =>
  shape.isBody === true && !isJSONObject(body.response)

/** A browser that the server knows nothing of has no client. */
const isNoClient = (shape: Kind<unknown>, body: Readonly<Record<string, unknown>>): boolean =>
  shape === clientShape && body.response === null

/** The client in a body, as received. */
const carriedClient = (body: Readonly<Record<string, unknown>>): unknown =>
  body.client ?? (isJSONObject(body.meta) ? body.meta.client : null) ?? null

/** The client that came with a success or error response; `null` without one that can be read. */
export const readClient = (body: unknown): ClientParts | null => {
  const client = isJSONObject(body) ? read(clientShape, carriedClient(body)) : undefined
  return client ? partsOf(client) : null
}

/** The member whose absence makes a value unreadable, for the message. */
const missingMember = (kind: Kind<unknown>, value: unknown): string | undefined => {
  if (!isJSONObject(value)) return undefined
  for (const [name, member] of Object.entries(kind.members ?? {})) {
    const [wireName = name] = wireNamesOf(name, member)
    if (member.isRequired && (read(member, value[wireName]) ?? null) === null) return wireName
  }
  return undefined
}

/**
 * Reads a successful response. Throws only when the requested value cannot be read: anything else that is invalid
 * counts as absent.
 *
 * @throws InvalidResponseError for a body that is not a JSON object, or that lacks the requested value.
 */
export const readResponse = <Value>(
  { status, body }: FrontendApiResponse,
  shape: Kind<Value>,
): ResponseContent<Value> => {
  const nothing = { response: null, client: null }
  // "No content" is a success without a body to read.
  if (status === 204 || (body === null && status === 205)) return nothing
  if (!isJSONObject(body)) {
    const excerpt = typeof body === 'string' ? { excerpt: withoutQueries(body).slice(0, EXCERPT_LENGTH) } : {}
    throw new InvalidResponseError(errorMessage('invalid_response', 'the body is not a JSON object'), {
      status,
      ...excerpt,
    })
  }
  if (isNoClient(shape, body)) return nothing
  const bare = isBare(shape, body)
  const value = bare ? body : body.response
  const response = read(shape, value)
  if (response === undefined) {
    const path = [bare ? '' : 'response', missingMember(shape, value)].filter(Boolean).join('.')
    throw new InvalidResponseError(errorMessage('invalid_response', `\`${path || 'body'}\` is missing or invalid`), {
      status,
      path,
    })
  }
  return { response, client: bare ? null : readClient(body) }
}

/** The parts of a successful body, each with its path and its expected shape. */
export const describedParts = (
  body: unknown,
  shape: Kind<unknown>,
): readonly { readonly shape: Kind<unknown>; readonly place: string; readonly value: unknown }[] => {
  if (!isJSONObject(body) || isNoClient(shape, body)) return []
  if (isBare(shape, body)) return [{ shape, place: '', value: body }]
  const client = carriedClient(body)
  return [
    { shape, place: 'response', value: body.response },
    ...(client === null ? [] : [{ shape: clientShape, place: 'client', value: client }]),
  ]
}
