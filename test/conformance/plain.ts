export type Members = Readonly<Record<string, unknown>>

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isThere = (value: unknown): boolean => value !== null && value !== undefined && typeof value !== 'function'

/** See {@link toPlain}. */
export const toPlainMembers = (members: object): Members =>
  Object.fromEntries(
    Object.entries(members)
      .map(([key, member]) => [key, toPlain(member)] as const)
      .filter(([, member]) => isThere(member)),
  )

/**
 * A value as recordings spell it: dates as epoch milliseconds, URLs as text, no functions. Absence is not significant, so
 * members that are `null` or `undefined` are left out.
 */
export const toPlain = (value: unknown): unknown => {
  if (value instanceof Date) return value.getTime()
  if (value instanceof URL) return value.href
  if (Array.isArray(value)) return value.map(toPlain)
  return isMembers(value) ? toPlainMembers(value) : value
}

/** The members of `value` that `shape` has, down to `depth` levels; below that everything. */
export const pick = (value: object, shape: Members, depth: number): Members =>
  Object.fromEntries(
    Object.entries(shape).map(([key, inner]) => {
      const member: unknown = Reflect.get(value, key)
      return [key, depth > 1 && isMembers(member) && isMembers(inner) ? pick(member, inner, depth - 1) : member]
    }),
  )

/** A change of some members, at any level. Arrays are replaced as a whole. */
export type Override<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Name in keyof T]?: Override<T[Name]> }
    : T

/** `base` with the members of `override`, level by level. */
export const merge = <T>(base: T, override: Override<NoInfer<T>>): T => {
  if (!isMembers(base) || !isMembers(override)) return override as T
  const changed = Object.entries(override).map(([key, member]) => [key, merge(base[key], member)])
  // An override has nothing but members of what it overrides.
  return { ...base, ...Object.fromEntries(changed) } as T
}
