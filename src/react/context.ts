import type { ReadableAtom } from 'nanostores'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Client } from '../client.ts'
import { FlowError } from '../errors.ts'
import type { ClientViews, Scope } from '../views/views.ts'

/** The client of the provider above. */
export const ClientContext = createContext<Scope | null>(null)

/** @throws FlowError `missing_provider` */
export const useScope = (): Scope => {
  const scope = useContext(ClientContext)
  if (!scope) throw new FlowError('missing_provider')
  return scope
}

/** Renders again when a view of the client changes. */
export const useView = <Value>(select: (views: ClientViews) => ReadableAtom<Value>, server?: Value): Value => {
  const { live, pristine } = useScope()
  const $store = select(live)
  return useSyncExternalStore($store.listen, $store.get, () => server ?? select(pristine).get())
}

/**
 * Renders again when one store of the client changes, and for nothing else: `useStore((client) => client.signUp.$status)`.
 *
 * @param select Returns the store: the same one each time.
 * @param server The value on a server and until the page is hydrated. Default: that of a client that has done nothing.
 * @throws FlowError `missing_provider`
 */
export const useStore = <Value>(select: (client: Client) => ReadableAtom<Value>, server?: Value): Value =>
  useView(({ source }) => select(source), server)
