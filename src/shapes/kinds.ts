/** `emailAddress` → `email_address`, for a name that is known. */
export type SnakeCase<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${SnakeCase<Rest>}`
  : Name

/** `emailAddress` → `email_address`. Digits and characters other than `A`–`Z` stay as they are. */
export const toSnakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** `email_address` → `emailAddress`. An underscore before anything but `a`–`z` stays. */
export const toCamelCase = (key: string): string =>
  key.replace(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What a value of a response is. `read.ts` reads by it: a value of another type counts as absent. */
export interface Kind<Value> {
  readonly type: 'text' | 'url' | 'flag' | 'number' | 'time' | 'list' | 'map' | 'object' | 'anything' | 'shape'
  /** The value used when it is absent. */
  readonly empty: Value
  /** Makes the value of what was read, unless that is `null`. */
  readonly convert?: ((read: never) => Value) | undefined
  /** The kind of the elements of a list or map. */
  readonly item?: Kind<unknown>
  /** The members of a shape, by their names in the state. */
  readonly members?: Members
  /** The same, each with its names on the wire. */
  readonly rows?: readonly Row[]
  /** The names on the wire, the preferred one first. Default: the name in the state in snake_case. */
  readonly wireNames?: readonly string[]
  /** Whether the enclosing shape cannot be read without it. */
  readonly isRequired?: true
  /** Whether it is the body of its response, and not a member of it. */
  readonly isBody?: true
  /** Whether the member is omitted from the state when it is absent. */
  readonly isOptional?: boolean
}

type Members = Readonly<Record<string, Kind<unknown>>>

interface Row {
  readonly name: string
  readonly kind: Kind<unknown>
  readonly wireNames: readonly string[]
}

export interface OptionalKind<Value> extends Kind<Value> {
  readonly isOptional: true
}

type Plain<Table> = {
  readonly [Name in keyof Table as Table[Name] extends OptionalKind<unknown> ? never : Name]: Decoded<Table[Name]>
}
type Optional<Table> = {
  readonly [Name in keyof Table as Table[Name] extends OptionalKind<unknown> ? Name : never]?: Decoded<Table[Name]>
}

/** What a table of members is read to. Each member keeps the documentation of its line, in the published types too. */
export type MembersOf<Table> = Plain<Table> & Optional<Table>

/** What a kind reads. */
export type Decoded<Described> = Described extends Kind<infer Value> ? Value : never

/** Under which names a member stands on the wire, the preferred one first. */
export const wireNamesOf = (name: string, { wireNames }: Kind<unknown>): readonly string[] =>
  wireNames ?? [toSnakeCase(name)]

/**
 * A string; `null` when absent or empty: on the wire both mean that there is no value. The union has the names known
 * today: newer ones that the server sends are kept.
 */
export const text = <Value extends string = string>(): Kind<Value | null> => ({ type: 'text', empty: null })

/** A string that is an absolute URL; `null` when absent or empty. */
export const url = (): Kind<string | null> => ({ type: 'url', empty: null })

/** A boolean; `false` when absent. */
export const flag = (): Kind<boolean> => ({ type: 'flag', empty: false })

/** A finite number; `null` when absent. */
export const count = (): Kind<number | null> => ({ type: 'number', empty: null })

/** A point in time as epoch milliseconds; `null` when absent. */
export const time = (): Kind<number | null> => ({ type: 'time', empty: null })

/** A point in time as a `Date`; `null` when absent or 0. */
export const date = (): Kind<Date | null> => converted(time(), (ms) => (ms === 0 ? null : new Date(ms)))

/** A list; empty when absent. Invalid elements are dropped. */
export const list = <Value>(item: Kind<Value>): Kind<NonNullable<Value>[]> => ({ type: 'list', empty: [], item })

/** An object with arbitrary keys; empty when absent. Invalid values are dropped. */
export const map = <Value>(item: Kind<Value>): Kind<Record<string, NonNullable<Value>>> => ({
  type: 'map',
  empty: {},
  item,
})

/** Any JSON value, unchanged; `null` when absent. */
export const anything = (): Kind<unknown> => ({ type: 'anything', empty: null })

/** Metadata: an object of the app's own, unchanged. */
export const metadata = (): Kind<Record<string, unknown>> => ({ type: 'object', empty: {} })

/** An object, described by a table of its members. What `derive` adds follows from them. */
export function shape<Table extends Members>(members: Table): Kind<MembersOf<Table>>
export function shape<Table extends Members, Derived extends object>(
  members: Table,
  derive: (decoded: MembersOf<Table>) => Derived,
): Kind<MembersOf<Table> & Derived>
export function shape(members: Members, derive?: (decoded: never) => object): Kind<object> {
  const rows = Object.entries(members).map(([name, kind]) => ({ name, kind, wireNames: wireNamesOf(name, kind) }))
  // The value for an absent object: all its members are absent.
  const empty = Object.fromEntries(rows.flatMap(({ name, kind }) => (kind.isOptional ? [] : [[name, kind.empty]])))
  const described: Kind<object> = { type: 'shape', empty, members, rows }
  return derive ? converted(described, (decoded) => Object.assign(decoded, derive(decoded as never))) : described
}

/** The same, converted once it was read. */
export const converted = <Read, Value>(kind: Kind<Read>, convert: (read: NonNullable<Read>) => Value): Kind<Value> => ({
  ...kind,
  // What is absent stays so.
  empty: (kind.empty ? convert(kind.empty) : kind.empty) as Value,
  convert,
})

/** The same, with another value when absent. */
export const withDefault = <Value, Empty>(kind: Kind<Value>, empty: Empty): Kind<NonNullable<Value> | Empty> =>
  ({ ...kind, empty }) as Kind<NonNullable<Value> | Empty>

/** The same, and `null` when absent. */
export const nullable = <Value>(kind: Kind<Value>): Kind<NonNullable<Value> | null> => withDefault(kind, null)

/** The same, sent as the body of its response: without a client beside it. */
export const asBody = <Value>(kind: Kind<Value>): Kind<Value> => ({ ...kind, isBody: true })

/** The same, omitted from the state when absent. */
export const optional = <Value>(kind: Kind<Value>): OptionalKind<NonNullable<Value>> =>
  ({ ...kind, isOptional: true }) as OptionalKind<NonNullable<Value>>

/** The same, with other names on the wire: the first one that is present and of the right type is used. */
export const named = <Value>(kind: Kind<Value>, ...wireNames: readonly string[]): Kind<Value> => ({
  ...kind,
  wireNames,
})

/** The same, but the enclosing shape cannot be read without it. `empty` is its value in an absent shape. */
export function required<Value>(kind: Kind<Value>): Kind<NonNullable<Value>>
export function required<Value, Empty>(kind: Kind<Value>, empty: Empty): Kind<NonNullable<Value> | Empty>
export function required(kind: Kind<unknown>, ...empty: readonly unknown[]): Kind<unknown> {
  // An `undefined` that was passed is a value, too.
  return { ...withDefault(kind, empty.length > 0 ? empty[0] : kind.empty), isRequired: true }
}
