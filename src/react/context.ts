import type { ReadableAtom } from 'nanostores'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Client } from '../client.ts'
import { FlowError } from '../errors.ts'
import type { Scopes, View } from '../views/scope.ts'

/** The client of the provider above. */
export const ClientContext = createContext<Scopes | null>(null)

/** @throws FlowError `missing_provider` */
export const useScopes = (): Scopes => {
  const scopes = useContext(ClientContext)
  if (scopes) return scopes
  throw new FlowError('missing_provider', { detail: 'a hook or component was rendered outside of `<SignUpProvider>`' })
}

/** Renders again when a view of the client changes. */
export const useView = <Value>(view: View<Value>): Value => {
  const scopes = useScopes()
  const $store = view(scopes.live)
  return useSyncExternalStore($store.listen, $store.get, () => view(scopes.pristine).get())
}

/**
 * Renders again when one store of the client changes, and for nothing else: `useStore((client) => client.signUp.$status)`.
 *
 * @param select Returns the store: the same one each time.
 * @param server The value on a server and until the page is hydrated. Default: that of a client that has done nothing.
 * @throws FlowError `missing_provider`
 */
export const useStore = <Value>(select: (client: Client) => ReadableAtom<Value>, server?: Value): Value => {
  const { live, pristine } = useScopes()
  const $store = select(live.client)
  return useSyncExternalStore($store.listen, $store.get, () => server ?? select(pristine.source).get())
}
