/** Formats a value for a message. */
export const told = (value: unknown): string =>
  // JSON has neither NaN nor Infinity: it would show `null`.
  typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
