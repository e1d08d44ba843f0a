import { parseUrl } from '../runtime/urls.ts'
import { toSnakeCase } from './names.ts'

/** How one value of a response is read. Reading never throws: a value of another type counts as absent. */
export interface Kind<Value> {
  readonly type: 'text' | 'flag' | 'number' | 'list' | 'map' | 'anything' | 'shape'
  /** The value used when it is absent. */
  readonly empty: Value
  /** Returns the value; `undefined` when it is of another type. */
  readonly read: (value: unknown) => Value | undefined
  /** The kind of the elements of a list or map. */
  readonly item?: Kind<unknown>
  /** The members of a shape, by their names in the state. */
  readonly members?: Members
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

type JSONObject = Readonly<Record<string, unknown>>

export const isJSONObject = (value: unknown): value is JSONObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The latest point in time that a `Date` can hold. */
const MAXIMUM_TIME = 8.64e15

const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= MAXIMUM_TIME

/** A string; `null` when absent or empty: on the wire both mean that there is no value. */
export const text = <Value extends string = string>(): Kind<Value | null> => ({
  type: 'text',
  empty: null,
  // The union has the names known today. The server may send newer ones, which are kept.
  read: (value) => (typeof value === 'string' ? (value as Value) || null : undefined),
})

/** A string that is an absolute URL; `null` when absent or empty. */
export const url = (): Kind<string | null> => ({
  type: 'text',
  empty: null,
  read: (value) => (value === '' ? null : typeof value === 'string' && parseUrl(value) ? value : undefined),
})

/** A boolean; `false` when absent. */
export const flag = (): Kind<boolean> => ({
  type: 'flag',
  empty: false,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
})

/** A finite number; `null` when absent. */
export const count = (): Kind<number | null> => ({
  type: 'number',
  empty: null,
  read: (value) => (Number.isFinite(value) ? (value as number) : undefined),
})

/** A point in time as epoch milliseconds; `null` when absent. */
export const time = (): Kind<number | null> => ({
  type: 'number',
  empty: null,
  read: (value) => (isTime(value) ? value : undefined),
})

/** A point in time as a `Date`; `null` when absent or 0. */
export const date = (): Kind<Date | null> => ({
  type: 'number',
  empty: null,
  read: (value) => (!isTime(value) ? undefined : value === 0 ? null : new Date(value)),
})

/** A list; empty when absent. Invalid elements are dropped. */
export const list = <Value>(item: Kind<Value>): Kind<NonNullable<Value>[]> => ({
  type: 'list',
  empty: [],
  item,
  read: (value) =>
    Array.isArray(value)
      ? value.map(item.read).filter((one): one is NonNullable<Value> => one !== undefined && one !== null)
      : undefined,
})

/** An object with arbitrary keys; empty when absent. Invalid values are dropped. */
export const map = <Value>(item: Kind<Value>): Kind<Record<string, NonNullable<Value>>> => ({
  type: 'map',
  empty: {},
  item,
  read: (value) => {
    if (!isJSONObject(value)) return undefined
    const entries = Object.entries(value).map(([name, one]) => [name, item.read(one)] as const)
    return Object.fromEntries(
      entries.filter((entry): entry is readonly [string, NonNullable<Value>] => (entry[1] ?? null) !== null),
    )
  },
})

/** Any JSON value, unchanged; `null` when absent. */
export const anything = (): Kind<unknown> => ({ type: 'anything', empty: null, read: (value) => value })

/** Metadata: an object of the app's own, unchanged. */
export const metadata = (): Kind<Record<string, unknown>> => ({
  type: 'map',
  empty: {},
  item: anything(),
  read: (value) => (isJSONObject(value) ? value : undefined),
})

/** An object, described by a table of its members. What `derive` adds follows from them. */
export function shape<Table extends Members>(members: Table): Kind<MembersOf<Table>>
export function shape<Table extends Members, Derived extends object>(
  members: Table,
  derive: (decoded: MembersOf<Table>) => Derived,
): Kind<MembersOf<Table> & Derived>
export function shape(members: Members, derive?: (decoded: never) => object): Kind<object> {
  const rows = Object.entries(members).map(([name, kind]) => ({
    name,
    kind,
    wireNames: wireNamesOf(name, kind),
  }))
  const decode = (json: JSONObject): object | undefined => {
    const decoded: Record<string, unknown> = {}
    for (const { name, kind, wireNames } of rows) {
      let value: unknown
      for (const wireName of wireNames) {
        const sent = json[wireName] ?? undefined
        value ??= sent === undefined ? undefined : kind.read(sent)
      }
      const isAbsent = value === undefined || value === null
      if (isAbsent && kind.isRequired && json !== NOTHING) return undefined
      if (!isAbsent || !kind.isOptional) decoded[name] = value ?? kind.empty
    }
    return derive ? Object.assign(decoded, derive(decoded as never)) : decoded
  }
  return {
    type: 'shape',
    // The value for an absent object: all its members are absent.
    empty: decode(NOTHING) ?? NOTHING,
    members,
    read: (value) => (isJSONObject(value) ? decode(value) : undefined),
  }
}

const NOTHING: JSONObject = Object.freeze({})

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
