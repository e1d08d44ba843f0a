import type { ReadableAtom } from 'nanostores'
import { type Client, createClient } from '../client.ts'

/** What views are made of. */
export interface Scope {
  /** The client whose methods a view has. */
  readonly client: Client
  /** The client whose state a view shows: the same one, or one that has done nothing yet. */
  readonly source: Client
  /** The views so far, by what made them. */
  readonly memory: Map<unknown, unknown>
}

/** A store of a client, as a framework shows it. Made once. */
export type View<Value> = (scope: Scope) => ReadableAtom<Value>

/** Makes something of a client once. */
export const madeOnce =
  <Value>(make: (scope: Scope) => Value): ((scope: Scope) => Value) =>
  (scope) => {
    if (!scope.memory.has(make)) scope.memory.set(make, make(scope))
    return scope.memory.get(make) as Value
  }

export interface Scopes {
  readonly live: Scope
  /**
   * What a server renders, and what a page shows until it is hydrated: nothing has loaded, and no user is known. The
   * methods are those of the client.
   */
  readonly pristine: Scope
}

const known = new WeakMap<Client, Scopes>()

const scopesFor = (client: Client): Scopes => {
  const live: Scope = { client, source: client, memory: new Map() }
  const pristine = madeOnce(({ client }): Scope => {
    const source = createClient({ transport: () => new Promise(() => {}) })
    return { client, source, memory: new Map() }
  })
  return {
    live,
    get pristine() {
      return pristine(live)
    },
  }
}

/** The scopes of a client: the same ones each time. */
export const scopesOf = (client: Client): Scopes => {
  const scopes = known.get(client) ?? scopesFor(client)
  known.set(client, scopes)
  return scopes
}
