import type { ReadableAtom } from 'nanostores'
import { type ComputedRef, computed, getCurrentInstance, onMounted, type Ref, shallowRef } from 'vue'
import { isInPage } from '../api/page.ts'
import type { Client } from '../client.ts'
import type { ClientViews } from '../views/views.ts'
import { useApp } from './app.ts'

/** One of the views of a client. */
type View<Value> = (views: ClientViews) => ReadableAtom<Value>

/** Each member of a state as a ref. */
export type Refs<State> = { readonly [Name in keyof State & string]: ComputedRef<State[Name]> }

/**
 * What a store of the client holds. On a server, and in a component until it is hydrated, that of a client that has done
 * nothing yet: both then render the same.
 */
export const useView = <Value>(view: View<Value>): Readonly<Ref<Value>> => {
  const { scope, follow } = useApp()
  const before = (): Value => view(scope.pristine).get()
  if (!isInPage()) return shallowRef(before())
  const live = follow(view(scope.live))
  // A component that has an element before its setup is about to be hydrated. A router guard is in no component.
  if (!getCurrentInstance()?.vnode.el) return live
  const isHydrated = shallowRef(false)
  onMounted(() => {
    isHydrated.value = true
  })
  return computed(() => (isHydrated.value ? live.value : before()))
}

/** The same, as a ref for each member: one renders again only when its own value has changed. */
export const useMembers = <State extends object>(view: View<State>): Refs<State> => {
  const { once } = useApp()
  return once(
    useView(view),
    (state) =>
      Object.fromEntries(
        Object.keys(state.value).map((name) => [name, computed(() => state.value[name as keyof State])]),
      ) as Refs<State>, // its members
  )
}

/** The value of any store of the client: `useStore(({ signUp }) => signUp.$cooldown)`. */
export const useStore = <Value>(select: (client: Client) => ReadableAtom<Value>): Readonly<Ref<Value>> =>
  useView(({ source }) => select(source))
