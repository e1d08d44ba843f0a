import { camelize, defineComponent, type FunctionalComponent, onMounted } from 'vue'
import type { RedirectCallbackOptions } from '../redirect/callback.ts'
import type { ClientStatus } from '../state/state.ts'
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
const showing = <Props extends object, Slot extends SlotName = 'default'>(
  props: readonly string[],
  setup: (props: Props) => () => Slot | false,
): Component<Props, Slot> =>
  defineComponent(
    (given: Props, { slots }) => {
      const choose = setup(given)
      return () => slots[choose() || '']?.()
    },
    { props } as object,
  ) as unknown as Component<Props, Slot>

/** Shows nothing until it is known whether a user is signed in. */
const byUser = <Props extends PendingSessionOptions, Slot extends SlotName = 'default'>(
  choose: (isSignedIn: boolean, props: Props) => Slot | false,
) =>
  showing<Props, Slot>(['when', 'treatPendingAsSignedOut'], (props) => {
    const { isSignedIn } = useAuth(props)
    return () => isSignedIn.value !== undefined && choose(isSignedIn.value, props)
  })

/** Its slot while a user is signed in, or signed out; `#fallback` otherwise. Nothing until that is known. */
export const Show = byUser<ShowProps, SlotName>((isSignedIn, { when }) =>
  isSignedIn === (when === 'signed-in') ? 'default' : 'fallback',
)

/** Its slot while a user is signed in. */
export const SignedIn = byUser((isSignedIn) => isSignedIn && 'default')

/** Its slot while no user is signed in, once that is known. */
export const SignedOut = byUser((isSignedIn) => !isSignedIn && 'default')

const whileStatus = (...statuses: readonly ClientStatus[]) =>
  showing<object>([], () => {
    const status = useStore(({ $status }) => $status)
    return () => statuses.includes(status.value) && 'default'
  })

/** Its slot once the client has loaded, with or without the settings. */
export const ClerkLoaded = whileStatus('ready', 'degraded')

/** Its slot until the client has loaded or failed to. */
export const ClerkLoading = whileStatus('idle', 'loading')

/** Its slot when the client failed to load: `useClient().load()` tries again. */
export const ClerkFailed = whileStatus('error')

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
  { inheritAttrs: false },
) as unknown as Component<RedirectCallbackOptions>
