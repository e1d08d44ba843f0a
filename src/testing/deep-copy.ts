import { isPlainObject } from './plain-object.ts'

/** A copy of plain data: `structuredClone` for browsers that have none. */
export const deepCopy = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(deepCopy) as Value
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, deepCopy(member)])) as Value
}
