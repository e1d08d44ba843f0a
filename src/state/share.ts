type Container = Record<string, unknown>

const isContainer = (value: unknown): value is Container =>
  Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]'

const isSameValue = (previous: unknown, next: unknown): boolean =>
  Object.is(previous, next) ||
  (previous instanceof Date && next instanceof Date && previous.getTime() === next.getTime()) ||
  (previous instanceof URL && next instanceof URL && previous.href === next.href)

/**
 * Returns the next value, with every part that equals its predecessor replaced by the predecessor: unchanged parts keep
 * their identity, so that a computed store over them does not fire. Freezes containers: only transitions change state.
 */
export const share = <T>(previous: unknown, next: T): T => {
  if (isSameValue(previous, next)) return previous as T
  if (!isContainer(next)) return next
  const before: Container = isContainer(previous) && Array.isArray(previous) === Array.isArray(next) ? previous : {}
  const keys = Object.keys(next)
  let changed = before !== previous || Object.keys(before).length !== keys.length
  const shared = (Array.isArray(next) ? [] : Object.create(Object.getPrototypeOf(next))) as Container
  for (const key of keys) {
    const known = Object.hasOwn(before, key) ? before[key] : undefined
    const value = share(known, next[key])
    // Defined, not assigned: `__proto__` is a key like any other.
    Object.defineProperty(shared, key, { value, enumerable: true, writable: true, configurable: true })
    changed ||= !Object.is(value, known) || !Object.hasOwn(before, key)
  }
  return (changed ? Object.freeze(shared) : previous) as T
}
