import { camelize, defineComponent, type FunctionalComponent, onMounted } from 'vue'
import type { RedirectCallbackOptions } from '../redirect/callback.ts'
import { isLoaded } from '../views/loaded.ts'
import type { PendingSessionOptions } from '../views/session.ts'
import { useAuth, useClient } from './composables.ts'
import { useStore } from './use-view.ts'

/** Properties of {@link Show}. */
export interface ShowProps extends PendingSessionOptions {
  readonly when: 'signed-in' | 'signed-out'
}

type SlotName = 'default' | 'fallback'

/** A component of these properties, by a type that each version of Vue has. */
type Component<Props, Slot extends SlotName = never> = FunctionalComponent<
  Props,
  Record<never, never>,
  Readonly<Partial<Record<Slot, () => unknown>>>
>

/** Shows one of its slots, or nothing. */
const slotOf = <Props extends object, Slot extends SlotName = 'default'>(
  name: string,
  props: object,
  setup: (props: Props) => () => Slot | false,
): Component<Props, Slot> =>
  defineComponent(
    (given: Props, { slots }) => {
      const choose = setup(given)
      return () => slots[choose() || '']?.()
    },
    { name, props } as object,
  ) as unknown as Component<Props, Slot>

const PENDING = { treatPendingAsSignedOut: { type: Boolean, default: true } }

/** Its slot while a user is signed in, or signed out; `#fallback` otherwise. Nothing until that is known. */
export const Show = slotOf<ShowProps, SlotName>('Show', { ...PENDING, when: String }, (props) => {
  const { isSignedIn } = useAuth(props)
  return () =>
    isSignedIn.value !== undefined && (isSignedIn.value === (props.when === 'signed-in') ? 'default' : 'fallback')
})

/** Its slot while a user is signed in. */
export const SignedIn = slotOf<PendingSessionOptions>('SignedIn', PENDING, (props) => {
  const { isSignedIn } = useAuth(props)
  return () => isSignedIn.value === true && 'default'
})

/** Its slot while no user is signed in, once that is known. */
export const SignedOut = slotOf<PendingSessionOptions>('SignedOut', PENDING, (props) => {
  const { isSignedIn } = useAuth(props)
  return () => isSignedIn.value === false && 'default'
})

/** Its slot once the client has loaded. */
export const ClerkLoaded = slotOf<object>('ClerkLoaded', {}, () => {
  const status = useStore(({ $status }) => $status)
  return () => isLoaded(status.value) && 'default'
})

/** Its slot until the client has loaded, or failed to. */
export const ClerkLoading = slotOf<object>('ClerkLoading', {}, () => {
  const status = useStore(({ $status }) => $status)
  return () => !isLoaded(status.value) && status.value !== 'error' && 'default'
})

/**
 * For the page that a provider leads back to: calls `client.handleRedirectCallback()` with its attributes once it is
 * mounted. What that rejects with goes to the app's `errorHandler`.
 */
export const AuthenticateWithRedirectCallback = defineComponent(
  (_: RedirectCallbackOptions, { attrs }) => {
    const client = useClient()
    onMounted(() =>
      client.handleRedirectCallback(
        Object.fromEntries(Object.entries(attrs).map(([name, value]) => [camelize(name), value])),
      ),
    )
    return () => undefined
  },
  { name: 'AuthenticateWithRedirectCallback', inheritAttrs: false },
) as unknown as Component<RedirectCallbackOptions>
