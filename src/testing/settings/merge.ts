import { deepCopy } from '../deep-copy.ts'
import { isPlainObject } from '../plain-object.ts'
import type { DeepPartial } from './settings.ts'

/** A change as it is laid over what is there. A copy, so that nobody changes the settings through what they passed. */
const laidOver = (known: unknown, change: unknown): unknown => {
  if (isPlainObject(change)) return merge(isPlainObject(known) ? known : {}, change)
  if (change === null && isPlainObject(known)) return known
  return change === null && Array.isArray(known) ? [] : deepCopy(change)
}

/**
 * A copy of `base` with the members of `changes` laid over it, object by object. `undefined` changes nothing. Real servers
 * answer `null` for what is not set: it empties a list, and leaves an object as it is.
 */
export const merge = <Value extends object>(base: Value, changes: DeepPartial<NoInfer<Value>> | undefined): Value => {
  // A map: to an object, `__proto__` would be another thing than its other members.
  const merged = new Map<string, unknown>(Object.entries(base))
  for (const [key, change] of Object.entries(changes ?? {}))
    if (change !== undefined) merged.set(key, laidOver(merged.get(key), change))
  // The members of `Value` are all there: `merged` began as a copy of it, and a change has the type of what it replaces.
  return Object.fromEntries(merged) as Value
}
