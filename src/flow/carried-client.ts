import type { ClientJSON } from '../wire/client.ts'
import type { Validate } from '../wire/shapes.ts'

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** The client that comes along with an error response; `null` when there is none, or none that can be read. */
export const readCarriedClient = (body: unknown, validate: Validate): ClientJSON | null => {
  const client = memberOf(body, 'client') ?? memberOf(memberOf(body, 'meta'), 'client') ?? null
  return client === null || validate('client', client) ? null : (client as ClientJSON)
}
