type Container = Readonly<Record<string, unknown>>

/** By name, not by prototype: a response may have been parsed in another realm. */
const isContainer = (value: object): value is Container =>
  Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]'

const isSamePoint = (previous: unknown, next: object): boolean =>
  (next instanceof Date && previous instanceof Date && previous.getTime() === next.getTime()) ||
  (next instanceof URL && previous instanceof URL && previous.href === next.href)

const isSameKind = (previous: unknown, next: Container): previous is Container =>
  typeof previous === 'object' &&
  previous !== null &&
  Array.isArray(previous) === Array.isArray(next) &&
  isContainer(previous)

const NOTHING: Container = Object.freeze({})

/** A copy by spread, which is fast, and for which `__proto__` is a key like any other. */
const copyOf = (container: Container): object => {
  if (Array.isArray(container)) return [...container]
  const copy = { ...container }
  const prototype: object | null = Object.getPrototypeOf(container)
  // Only the entries of an error are of a class.
  return prototype === Object.prototype ? copy : Object.setPrototypeOf(copy, prototype)
}

/** A frozen copy with other values. */
const copyWith = (container: Container, keys: readonly string[], values: readonly unknown[]): Container => {
  const copy = copyOf(container) as Record<string, unknown>
  for (let index = 0; index < keys.length; index += 1) copy[keys[index] as string] = values[index]
  return Object.freeze(copy)
}

/**
 * Returns the next value, with every part that equals its predecessor replaced by the predecessor: unchanged parts keep
 * their identity, so that a computed store over them does not fire. Freezes containers: only transitions change state.
 */
export const share = <T>(previous: unknown, next: T): T => {
  if (Object.is(previous, next)) return next
  if (typeof next !== 'object' || next === null) return next
  if (!isContainer(next)) return isSamePoint(previous, next) ? (previous as T) : next
  const isKnown = isSameKind(previous, next)
  const before = isKnown ? previous : NOTHING
  const keys = Object.keys(next)
  let isChanged = !isKnown || Object.keys(before).length !== keys.length
  const values: unknown[] = []
  for (const key of keys) {
    const isOwn = Object.hasOwn(before, key)
    const known = isOwn ? before[key] : undefined
    const value = share(known, next[key])
    values.push(value)
    isChanged ||= !isOwn || !Object.is(value, known)
  }
  return (isChanged ? copyWith(next, keys, values) : previous) as T
}
