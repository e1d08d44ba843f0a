import { isPlainObject } from '../plain-data.ts'
import { MockSettingsError } from './check.ts'

/** A value, or a group whose members are not checked. */
export const ANYTHING = Symbol('anything')
/** The members of a group. A function: any name is allowed, and has the returned members. */
export type Members = typeof ANYTHING | (() => Members) | { readonly [name: string]: Members }

/** Returns a group of values with these names, which are separated by spaces. */
export const membersNamed = (names: string): { readonly [name: string]: Members } =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, ANYTHING]))

/** Returns the members of a value, at every depth. An empty group may hold anything. */
export const membersOf = (value: unknown): Members =>
  isPlainObject(value) && Object.keys(value).length > 0
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, membersOf(member)]))
    : ANYTHING

const isGroup = (members: Members | undefined): members is { readonly [name: string]: Members } =>
  typeof members === 'object'

/** Returns the members of both, at every depth. */
export const withMembers = (one: Members, other: Members): Members => {
  if (!isGroup(one) || !isGroup(other)) return isGroup(one) ? other : one
  const merged = new Map<string, Members>(Object.entries(one))
  for (const [name, members] of Object.entries(other)) {
    const known = merged.get(name)
    merged.set(name, known ? withMembers(known, members) : members)
  }
  return Object.fromEntries(merged)
}

const below = (members: Members, name: string): Members | undefined => {
  if (members === ANYTHING) return ANYTHING
  if (typeof members === 'function') return members()
  return Object.hasOwn(members, name) ? members[name] : undefined
}

/** A name without case and `_`, to find the name that was meant. */
const plain = (name: string): string => name.replaceAll('_', '').toLowerCase()

const unknownMember = (path: string, name: string, members: Members): string => {
  const known = isGroup(members) ? Object.keys(members) : []
  const meant = known.find((candidate) => plain(candidate) === plain(name))
  const hint = meant ? ` Did you mean \`${meant}\`?` : ''
  return `\`${path}${name}\` is not known.${hint} Known: ${known.join(', ')}. With \`strict: false\` it is ignored.`
}

/** Describes the first unknown member, at any depth, and lists the known ones; `undefined` if all are known. */
const unknownMemberOf = (given: unknown, members: Members, path = ''): string | undefined => {
  if (Array.isArray(given) && typeof members === 'function')
    return given.map((item, at) => unknownMemberOf(item, members(), `${path.slice(0, -1)}[${at}].`)).find(Boolean)
  if (!isPlainObject(given)) return undefined
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const next = below(members, name)
    const problem = next ? unknownMemberOf(value, next, `${path}${name}.`) : unknownMember(path, name, members)
    if (problem) return problem
  }
  return undefined
}

/** Returns a copy without unknown members. */
export const withoutUnknownMembers = (given: unknown, members: Members): unknown =>
  isPlainObject(given)
    ? Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => {
          const next = below(members, name)
          return next ? [[name, withoutUnknownMembers(value, next)]] : []
        }),
      )
    : given

/**
 * Throws a {@link MockSettingsError} for an unknown member, at any depth.
 *
 * @param caller The method that the value was passed to, for the message. Omit it for options.
 */
export const requireKnownMembers = (given: unknown, members: Members, caller?: string): void => {
  const problem = unknownMemberOf(given, members)
  if (problem) throw new MockSettingsError(caller ? `${caller}: ${problem}` : problem)
}
