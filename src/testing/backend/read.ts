import { problem } from '../api-errors.ts'
import { isPlainObject } from '../plain-data.ts'
import type { MockFrontendApi } from '../types.ts'

/** One request from a server, decoded. */
export interface BackendCall {
  readonly api: MockFrontendApi
  readonly search: URLSearchParams
  /** The JSON object; empty when there is no body. */
  readonly body: Readonly<Record<string, unknown>>
  /** What `*` in the route's path matched. */
  readonly id: string
  /** The server's own origin. */
  readonly origin: string
}

/** Handles a request and returns the JSON of its response. Throws a `Problem` before anything is changed. */
export type BackendHandler = (call: BackendCall) => unknown

const KINDS = {
  boolean: (value: unknown): value is boolean => typeof value === 'boolean',
  string: (value: unknown): value is string => typeof value === 'string',
  number: (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value),
  object: isPlainObject,
}

type Kinds = typeof KINDS
type Kind = keyof Kinds
type ValueOf<Name extends Kind> = Kinds[Name] extends (value: unknown) => value is infer Value ? Value : never

/** A member of the body; `null` counts as absent. Throws a `Problem` for a value of another type. */
export const member = <Name extends Kind>(
  { body }: BackendCall,
  name: string,
  kind: Name,
): ValueOf<Name> | undefined => {
  const value = body[name] ?? undefined
  const isKind: (value: unknown) => boolean = KINDS[kind]
  if (value === undefined || isKind(value)) return value as ValueOf<Name> | undefined // `isKind` checked it
  throw problem('form_param_type_invalid', { param: name, longMessage: `${name} has to be of the type ${kind}.` })
}

/** Throws a `Problem` for members that the mock does not support, rather than ignoring them. */
export const onlyKnown = ({ body }: BackendCall, known: readonly string[]): void => {
  const unknown = Object.keys(body).find((name) => !known.includes(name))
  if (unknown === undefined) return
  const longMessage = `The mock has no ${unknown} here. It has ${known.join(', ')}.`
  throw problem('form_param_unknown', { param: unknown, longMessage })
}

const countIn = (search: URLSearchParams, name: string, fallback: number, [least, most]: readonly [number, number]) => {
  const text = search.get(name)
  if (text === null) return fallback
  const count = Number(text)
  if (/^\d+$/.test(text) && count >= least && count <= most) return count
  const range = most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `between ${least} and ${most}`
  throw problem('form_param_value_invalid', { param: name, longMessage: `${name} has to be a number ${range}.` })
}

const DEFAULT_LIMIT = 10
const HIGHEST_LIMIT = 500

/** The part of a list that `limit` and `offset` select. */
export const pageOf = <Item>(items: readonly Item[], search: URLSearchParams): readonly Item[] => {
  const limit = countIn(search, 'limit', DEFAULT_LIMIT, [1, HIGHEST_LIMIT])
  const offset = countIn(search, 'offset', 0, [0, Number.MAX_SAFE_INTEGER])
  return items.slice(offset, offset + limit)
}

/** Newest first, unless `order_by` requests oldest first. `items` must be oldest first. */
export const ordered = <Item>(items: readonly Item[], search: URLSearchParams): readonly Item[] => {
  const order = search.get('order_by') ?? '-created_at'
  if (order === '-created_at') return [...items].reverse()
  if (/^[+ ]?created_at$/.test(order)) return items // An unencoded plus sign is decoded as a space.
  const longMessage = 'order_by has to be -created_at or created_at here.'
  throw problem('form_param_value_invalid', { param: 'order_by', longMessage })
}
