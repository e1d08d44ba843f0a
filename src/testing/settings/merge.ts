import type { DeepPartial } from './settings.ts'

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A copy of `base` with the members of `changes` laid over it, object by object. `undefined` changes nothing. */
export const merge = <Value extends object>(base: Value, changes: DeepPartial<NoInfer<Value>> | undefined): Value => {
  const merged = Object.fromEntries<unknown>(Object.entries(base))
  for (const [key, value] of Object.entries(changes ?? {})) {
    if (value === undefined) continue
    const known = merged[key]
    // A copy, so that nobody changes the settings from outside through an object that they passed.
    merged[key] = isPlainObject(value) ? merge(isPlainObject(known) ? known : {}, value) : structuredClone(value)
  }
  // The members of `Value` are all there: `merged` began as a copy of it, and a change has the type of what it replaces.
  return merged as Value
}
