/** Whether a value is an object, but neither an array nor `null`. */
export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns a copy of plain data, also in browsers without `structuredClone`. */
export const deepCopy = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(deepCopy) as Value
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, deepCopy(member)])) as Value
}

/** Formats a value for a message. */
export const told = (value: unknown): string =>
  // JSON turns NaN and Infinity into `null`.
  typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
