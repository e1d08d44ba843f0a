import { type Kind, wireNamesOf } from './kinds.ts'
import { isJSONObject } from './read.ts'

/**
 * Returns a value as it is sent, with the names on the wire: the reverse of `read`. A member with several names gets all
 * of them. Members that are `undefined`, and those that the kind does not describe, are left out.
 */
export const encode = (kind: Kind<unknown>, value: unknown): unknown => {
  const { members, item } = kind
  if (value instanceof Date) return value.getTime()
  if (Array.isArray(value)) return item ? value.map((one) => encode(item, one)) : value
  return members && isJSONObject(value) ? encodeMembers(members, value) : value
}

const encodeMembers = (members: NonNullable<Kind<unknown>['members']>, value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, kind]) =>
      value[name] === undefined ? [] : wireNamesOf(name, kind).map((wireName) => [wireName, encode(kind, value[name])]),
    ),
  )
