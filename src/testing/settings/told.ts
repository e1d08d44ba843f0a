/** A value as a message shows it. */
export const told = (value: unknown): string =>
  // JSON knows neither NaN nor Infinity, and would tell of `null`.
  typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
