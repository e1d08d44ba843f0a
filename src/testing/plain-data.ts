/** Whether a value is an object, but neither an array nor `null`. */
export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns a copy of plain data, also in browsers without `structuredClone`. */
export const deepCopy = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(deepCopy) as Value
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, deepCopy(member)])) as Value
}

const LONGEST_TEXT = 80

/** Formats a value for a message. A long text is cut. */
export const show = (value: unknown): string => {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `"${value.slice(0, LONGEST_TEXT)}…"` : `"${value}"`
  // JSON turns NaN and Infinity into `null`.
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
}
