/** The text without the queries and fragments of its addresses: they hold tokens. */
export const withoutQueries = (text: string): string => text.replace(/[?#][^\s"'<>]*=[^\s"'<>]*/g, '')

const DEEPEST_CAUSE = 3

/**
 * What was thrown, as far as it can be shown: the names, messages and codes of it and of its causes, without queries. What
 * a library throws may hold the whole request.
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
