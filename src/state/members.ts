import type { ReadableAtom } from 'nanostores'
import { derived, type State, type Store } from './state.ts'

/** What was made for one client, by what makes it. */
export type Memory = Map<object, unknown>

/** What the members of one client's objects are read from and made of. */
export interface Source {
  readonly store: Store
  readonly memory: Memory
}

/** Reads a member from the state. With the source's memory it can return the same object while nothing has changed. */
export type Reader<Value> = (state: State, source: Source) => Value

type Table = Readonly<Record<string, Reader<unknown>>>
type Makers = Readonly<Record<string, (source: never) => unknown>>

/** The members that a table of readers defines: always the current state, never a copy. */
type Live<Readers extends Table> = { readonly [Name in keyof Readers]: ReturnType<Readers[Name]> }

type Stores<Readers extends Table> = {
  readonly [Name in keyof Readers & string as `$${Name}`]: ReadableAtom<ReturnType<Readers[Name]>>
}

type Made<Parts extends Makers> = { readonly [Name in keyof Parts]: ReturnType<Parts[Name]> }

/** What the parts of a table are made of. */
type SourceOf<Parts extends Makers> = Source &
  (Parts[keyof Parts] extends (source: infer From) => unknown ? From : unknown)

interface Members<Readers extends Table, Stored extends Table, Parts extends Makers> {
  /** A getter for each. */
  readonly live?: Readers
  /** A read-only store for each, not enumerable. Made on first access: most screens use only a few. */
  readonly stores?: Stored
  /** An object for each, made on first access. */
  readonly parts?: Parts
}

/**
 * Leads from an object to its source: the getters are shared by all clients, and read what they are called on. A view
 * (`Object.create(signUp)`) inherits it. It is a function because a reactive proxy would wrap an object.
 */
const SOURCE = Symbol('source')

interface Sourced {
  readonly [SOURCE]: () => Source
}

const liveProperty = (read: Reader<unknown>): PropertyDescriptor => ({
  enumerable: true,
  get(this: Sourced) {
    const source = this[SOURCE]()
    return read(source.store.get(), source)
  },
})

const partProperty = (make: (source: Source) => unknown): PropertyDescriptor => {
  const key = {}
  return {
    enumerable: true,
    get(this: Sourced) {
      const source = this[SOURCE]()
      const { memory } = source
      if (!memory.has(key)) memory.set(key, make(source))
      return memory.get(key)
    },
  }
}

const storeProperty = (read: Reader<unknown>): PropertyDescriptor => ({
  ...partProperty((source) => derived(source.store.$state, (state) => read(state, source))),
  enumerable: false,
})

type Described = Readonly<Record<string, never>> | undefined

const describe = (
  table: Described = {},
  property: (member: never) => PropertyDescriptor,
  prefix = '',
): PropertyDescriptorMap =>
  Object.fromEntries(Object.entries(table).map(([name, member]) => [prefix + name, property(member)]))

/**
 * Describes members once, for all clients. The function that it returns makes an object of one client with them and with
 * these methods, as own properties: `Object.keys()` and a spread have them.
 */
export const defineMembers = <
  Readers extends Table = Record<never, never>,
  Stored extends Table = Record<never, never>,
  Parts extends Makers = Record<never, never>,
>({
  live,
  stores,
  parts,
}: Members<Readers, Stored, Parts>) => {
  const own = Object.entries({
    ...describe(parts as Described, partProperty),
    ...describe(live as Described, liveProperty),
  })
  // What is not enumerable may as well be inherited: then it need not be defined for each client.
  const shared = Object.defineProperties({}, describe(stores as Described, storeProperty, '$'))
  return <Methods extends object>(
    methods: Methods,
    source: SourceOf<Parts>,
  ): Methods & Live<Readers> & Stores<Stored> & Made<Parts> => {
    const made = Object.create(shared, { [SOURCE]: { value: () => source } })
    // One by one: engines are slower to define them all at once.
    for (const [name, property] of own) Object.defineProperty(made, name, property)
    return Object.assign(made, methods)
  }
}
