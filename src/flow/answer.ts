import { InvalidResponseError } from '../errors.ts'
import { withoutQueries } from '../runtime/without-queries.ts'
import type { FrontendApiResponse } from '../transport/transport.ts'
import type { ClientJSON } from '../wire/client.ts'
import type { ShapeName, Shapes, Validate } from '../wire/shapes.ts'

const EXCERPT_LENGTH = 200

/** What a successful answer holds: the thing asked for, and the client that came along. `null` for what was not there. */
export interface Answer<Name extends ShapeName> {
  readonly response: Shapes[Name] | null
  readonly client: ClientJSON | null
}

/** These stand in the body as they are; all others under `response`, beside the client. */
const BARE: readonly ShapeName[] = ['environment', 'token']

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads a successful answer. Everything is `unknown` until it has been looked over here, whatever the transport.
 *
 * @throws InvalidResponseError for a body that is no JSON object or not of its shape.
 */
export const readAnswer = <Name extends ShapeName>(
  { status, body }: FrontendApiResponse,
  shape: Name,
  validate: Validate,
): Answer<Name> => {
  const nothing = { response: null, client: null }
  // "No content" is a success that says: nothing to tell.
  if (status === 204 || (body === null && status === 205)) return nothing
  if (!isObject(body)) {
    const excerpt = typeof body === 'string' ? { excerpt: withoutQueries(body).slice(0, EXCERPT_LENGTH) } : {}
    throw new InvalidResponseError('The Frontend API answered with something that is no JSON object.', {
      status,
      ...excerpt,
    })
  }
  const check = <Shape extends ShapeName>(name: Shape, member: string, value: unknown): Shapes[Shape] => {
    const issue = validate(name, value)
    if (!issue) return value as Shapes[Shape]
    const path = [member, issue.path].filter(Boolean).join('.')
    throw new InvalidResponseError(`The Frontend API answered with another shape at "${path}": ${issue.message}.`, {
      status,
      path,
    })
  }
  // A browser that has done nothing yet has no client.
  if (shape === 'client' && body.response === null) return nothing
  const isBare = BARE.includes(shape) && !isObject(body.response)
  const piggybacked = body.client ?? (isObject(body.meta) ? body.meta.client : null) ?? null
  return {
    response: isBare ? check(shape, '', body) : check(shape, 'response', body.response),
    client: isBare || piggybacked === null ? null : check('client', 'client', piggybacked),
  }
}
