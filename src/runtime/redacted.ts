/** Removes the queries and fragments of URLs from a text: they may have tokens. */
export const withoutQueries = (text: string): string => text.replace(/[?#][^\s"'<>]*=[^\s"'<>]*/g, '')

const DEEPEST_CAUSE = 3

/**
 * Copies what can be shown of a thrown value: name, message and code of it and its causes, without queries. A library's
 * error may have the whole request.
 */
export const withoutSecrets = (thrown: unknown, depth = 0): Error => {
  const { name, message, stack, code, cause } = Object(thrown) as Partial<Error> & { readonly code?: unknown }
  const text = typeof message === 'string' ? message : typeof thrown === 'string' ? thrown : 'Something was thrown.'
  const options = cause instanceof Error && depth < DEEPEST_CAUSE ? { cause: withoutSecrets(cause, depth + 1) } : {}
  const shown = Object.assign(new Error(withoutQueries(text), options), {
    name: typeof name === 'string' ? name : 'Error',
  })
  if (typeof stack === 'string') shown.stack = withoutQueries(stack)
  return typeof code === 'string' || typeof code === 'number' ? Object.assign(shown, { code }) : shown
}
