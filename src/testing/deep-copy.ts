import { isPlainObject } from './plain-object.ts'

/** Returns a copy of plain data, also in browsers without `structuredClone`. */
export const deepCopy = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(deepCopy) as Value
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, deepCopy(member)])) as Value
}
