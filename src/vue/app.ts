import type { ReadableAtom } from 'nanostores'
import { effectScope, type InjectionKey, inject, onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { Client } from '../client.ts'
import { FlowError } from '../errors.ts'
import { type Scope, scopeOf } from '../views/views.ts'

/** What all composables of an app share. */
export interface VueApp {
  readonly scope: Scope
  /** The value of a store. The app subscribes once, until it is unmounted: a router guard has nothing to clean up with. */
  follow<Value>(store: ReadableAtom<Value>): Readonly<ShallowRef<Value>>
  /** Makes something of a ref once, apart from the component that asks for it first. */
  once<Key extends object, Made>(key: Key, make: (key: Key) => Made): Made
  stop(): void
}

export const createVueApp = (client: Client): VueApp => {
  const effects = effectScope(true)
  const made = new WeakMap<object, unknown>()
  const once: VueApp['once'] = (key, make) => {
    if (!made.has(key)) {
      made.set(
        key,
        effects.run(() => make(key)),
      )
    }
    return made.get(key) as ReturnType<typeof make>
  }
  return {
    scope: scopeOf(client),
    once,
    follow: (store) =>
      once(store, () => {
        const value = shallowRef(store.get())
        onScopeDispose(
          store.subscribe((next) => {
            value.value = next
          }),
        )
        return value
      }),
    stop: () => effects.stop(),
  }
}

export const APP_KEY: InjectionKey<VueApp> = Symbol('headless-signup')

/** @throws FlowError `missing_provider` */
export const useApp = (): VueApp => {
  const app = inject(APP_KEY, null)
  if (!app) throw new FlowError('missing_provider')
  return app
}
