/** Formats a value for a message. */
export const told = (value: unknown): string =>
  // JSON turns NaN and Infinity into `null`.
  typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
