import { deepCopy, isPlainObject } from '../plain-data.ts'
import type { DeepPartial } from './settings.ts'

/** The new value of a member. A copy, so that the caller cannot change the settings through the object passed. */
const mergeValue = (known: unknown, change: unknown): unknown => {
  if (isPlainObject(change)) return merge(isPlainObject(known) ? known : {}, change)
  if (change === null && isPlainObject(known)) return known
  return change === null && Array.isArray(known) ? [] : deepCopy(change)
}

/**
 * Returns a copy of `base` with `changes` merged in, object by object. `undefined` changes nothing. `null`, which real
 * servers return for a value that is not set, empties a list and leaves an object unchanged.
 */
export const merge = <Value extends object>(base: Value, changes: DeepPartial<NoInfer<Value>> | undefined): Value => {
  // A map: on an object, `__proto__` would set the prototype.
  const merged = new Map<string, unknown>(Object.entries(base))
  for (const [key, change] of Object.entries(changes ?? {}))
    if (change !== undefined) merged.set(key, mergeValue(merged.get(key), change))
  // Every member of `Value` is present: `merged` began as a copy, and a change has the type of what it replaces.
  return Object.fromEntries(merged) as Value
}
