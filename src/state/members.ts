import type { ReadableAtom } from 'nanostores'
import type { State } from './state.ts'
import { derived, type Store } from './store.ts'

type Table = Readonly<Record<string, (state: State) => unknown>>

/** The members that a table of readers adds: always the current state, never a copy. */
type Live<Readers extends Table> = { readonly [Name in keyof Readers]: ReturnType<Readers[Name]> }

type Stores<Readers extends Table> = {
  readonly [Name in keyof Readers & string as `$${Name}`]: ReadableAtom<ReturnType<Readers[Name]>>
}

/** Adds a getter for each reader. */
export const withLive = <Target extends object, Readers extends Table>(
  target: Target,
  store: Store,
  readers: Readers,
): Target & Live<Readers> => {
  for (const [name, read] of Object.entries(readers)) {
    Object.defineProperty(target, name, { enumerable: true, get: () => read(store.get()) })
  }
  return target as Target & Live<Readers>
}

/** Adds a read-only store for each reader, created on first access: most screens use only a few. */
export const withStores = <Target extends object, Readers extends Table>(
  target: Target,
  store: Store,
  readers: Readers,
): Target & Stores<Readers> => {
  for (const [name, read] of Object.entries(readers)) {
    let made: ReadableAtom<unknown> | undefined
    const get = (): ReadableAtom<unknown> => {
      made ??= derived(store.$state, read)
      return made
    }
    Object.defineProperty(target, `$${name}`, { get })
  }
  return target as Target & Stores<Readers>
}
