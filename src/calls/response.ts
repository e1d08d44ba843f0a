import type { FrontendApiResponse } from '../api/transport.ts'
import { InvalidResponseError } from '../errors.ts'
import { orWithoutChunk } from '../runtime/later.ts'
import { withoutQueries } from '../runtime/without-queries.ts'
import { type ClientParts, partsOf, type ReceivedClient } from '../shapes/client.ts'
import { isJSONObject, type Kind, wireNamesOf } from '../shapes/kinds.ts'
import { findShape, type ShapeName, type Shapes } from '../shapes/shapes.ts'

const EXCERPT_LENGTH = 200

/** The content of a successful response: the requested value, and the client that came with it; `null` if absent. */
export interface Answer<Name extends ShapeName> {
  readonly response: Shapes[Name] | null
  readonly client: ClientParts | null
}

/** These are the body itself; all others are its `response` member, next to the client. */
const BARE: readonly ShapeName[] = ['environment', 'token']

/** Whether the requested value is the body itself. */
const isBare = (shape: ShapeName, body: Readonly<Record<string, unknown>>): boolean =>
  BARE.includes(shape) && !isJSONObject(body.response)

/** A browser without any sign-up or session has no client. */
const isNoClient = (shape: ShapeName, body: Readonly<Record<string, unknown>>): boolean =>
  shape === 'client' && body.response === null

/** The client in a body, as received. */
const carriedClient = (body: Readonly<Record<string, unknown>>): unknown =>
  body.client ?? (isJSONObject(body.meta) ? body.meta.client : null) ?? null

/** The client that came with a success or error response; `null` when there is none that can be read. */
export const readClient = async (body: unknown): Promise<ClientParts | null> => {
  const carried = isJSONObject(body) ? carriedClient(body) : null
  if (carried === null) return null
  // Without its chunk a client beside a response is left out, as an unreadable one is.
  const kind = await orWithoutChunk(findShape('client', carried), null)
  const client = kind?.read(carried)
  return client ? partsOf(client as ReceivedClient) : null
}

/** The member whose absence makes a value unreadable, for the message. */
const missingMember = (kind: Kind<unknown>, value: unknown): string | undefined => {
  if (!isJSONObject(value)) return undefined
  for (const [name, member] of Object.entries(kind.members ?? {})) {
    const [wireName = name] = wireNamesOf(name, member)
    if (member.isRequired && (member.read(value[wireName]) ?? null) === null) return wireName
  }
  return undefined
}

/**
 * Reads a successful response. Throws only when the requested value cannot be read: anything else that is invalid
 * counts as absent.
 *
 * @throws InvalidResponseError for a body that is not a JSON object, or that lacks the requested value.
 */
export const readAnswer = async <Name extends ShapeName>(
  { status, body }: FrontendApiResponse,
  shape: Name,
): Promise<Answer<Name>> => {
  const nothing = { response: null, client: null }
  // "No content" is a success without a body to read.
  if (status === 204 || (body === null && status === 205)) return nothing
  if (!isJSONObject(body)) {
    const excerpt = typeof body === 'string' ? { excerpt: withoutQueries(body).slice(0, EXCERPT_LENGTH) } : {}
    throw new InvalidResponseError('The Frontend API responded with something other than a JSON object.', {
      status,
      ...excerpt,
    })
  }
  if (isNoClient(shape, body)) return nothing
  const bare = isBare(shape, body)
  const value = bare ? body : body.response
  const kind = await findShape(shape, value)
  const response = kind.read(value)
  if (response === undefined) {
    const path = [bare ? '' : 'response', missingMember(kind, value)].filter(Boolean).join('.')
    throw new InvalidResponseError(`The Frontend API sent a success without what was asked for, at "${path}".`, {
      status,
      path,
    })
  }
  return { response: response as Shapes[Name], client: bare ? null : await readClient(body) }
}

/** The parts of a successful body, each with its path and its expected shape. */
export const describedParts = (
  body: unknown,
  shape: ShapeName,
): readonly { readonly shape: ShapeName; readonly place: string; readonly value: unknown }[] => {
  if (!isJSONObject(body) || isNoClient(shape, body)) return []
  if (isBare(shape, body)) return [{ shape, place: '', value: body }]
  const client = carriedClient(body)
  return [
    { shape, place: 'response', value: body.response },
    ...(client === null ? [] : [{ shape: 'client' as const, place: 'client', value: client }]),
  ]
}
