import { parseUrl } from '../runtime/urls.ts'
import { anything, type Kind } from './kinds.ts'

type JSONObject = Readonly<Record<string, unknown>>

export const isJSONObject = (value: unknown): value is JSONObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The latest point in time that a `Date` can hold. */
const MAXIMUM_TIME = 8.64e15

const isPresent = (value: unknown): boolean => value !== undefined && value !== null

const readMembers = (json: JSONObject, { rows = [] }: Kind<unknown>): object | undefined => {
  const decoded: Record<string, unknown> = {}
  for (const { name, kind, wireNames } of rows) {
    let value: unknown
    for (const wireName of wireNames) {
      const sent = json[wireName] ?? undefined
      value ??= sent === undefined ? undefined : read(kind, sent)
    }
    const isAbsent = !isPresent(value)
    if (isAbsent && kind.isRequired) return undefined
    if (!isAbsent || !kind.isOptional) decoded[name] = value ?? kind.empty
  }
  return decoded
}

/** By the type of a kind: returns the value, `undefined` when it is of another type. */
const READERS: Readonly<Record<Kind<unknown>['type'], (value: unknown, kind: Kind<unknown>) => unknown>> = {
  text: (value) => (typeof value === 'string' ? value || null : undefined),
  url: (value) => (value === '' ? null : typeof value === 'string' && parseUrl(value) ? value : undefined),
  flag: (value) => (typeof value === 'boolean' ? value : undefined),
  number: (value) => (Number.isFinite(value) ? value : undefined),
  time: (value) => (typeof value === 'number' && Math.abs(value) <= MAXIMUM_TIME ? value : undefined),
  list: (value, { item = anything() }) =>
    Array.isArray(value) ? value.map((one) => read(item, one)).filter(isPresent) : undefined,
  map: (value, { item = anything() }) =>
    isJSONObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .map(([name, one]) => [name, read(item, one)] as const)
            .filter(([, one]) => isPresent(one)),
        )
      : undefined,
  object: (value) => (isJSONObject(value) ? value : undefined),
  anything: (value) => value,
  shape: (value, kind) => (isJSONObject(value) ? readMembers(value, kind) : undefined),
}

/** Reads a value of a response. Never throws: `undefined` when it is of another type, or lacks what it needs. */
export const read = <Value>(kind: Kind<Value>, value: unknown): Value | undefined => {
  const found = READERS[kind.type](value, kind)
  // The readers return what the kind says.
  return (kind.convert && isPresent(found) ? kind.convert(found as never) : found) as Value | undefined
}
