import { createElement, type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { type Client, type ClientOptions, createClient } from '../index.ts'
import { scopeOf } from '../views/views.ts'
import { ClientContext } from './context.ts'

/** What the official provider takes and this one ignores: there are no components of its own that need it. */
interface IgnoredProps {
  readonly signInUrl?: unknown
  readonly signUpUrl?: unknown
  readonly signInFallbackRedirectUrl?: unknown
  readonly signUpFallbackRedirectUrl?: unknown
  readonly signInForceRedirectUrl?: unknown
  readonly signUpForceRedirectUrl?: unknown
  readonly afterSignOutUrl?: unknown
  readonly appearance?: unknown
  readonly localization?: unknown
  readonly telemetry?: unknown
  readonly initialState?: unknown
}

interface CommonProps extends IgnoredProps {
  readonly children?: ReactNode
}

interface RouterProps {
  /** Navigates by your router, as the option `navigate` does. */
  readonly routerPush?: ((url: string) => unknown) | undefined
  /** The same, in place of the current page. Default: `routerPush`. */
  readonly routerReplace?: ((url: string) => unknown) | undefined
}

/** A client of your own, or what to make one of. The options of the first render count. */
export type SignUpProviderProps = CommonProps &
  (({ readonly client: Client } & RouterProps) | ({ readonly client?: undefined } & ClientOptions & RouterProps))

const clientOf = (props: SignUpProviderProps): Client => {
  if (props.client) return props.client
  const { children, routerPush, routerReplace = routerPush, ...options } = props
  return createClient({
    ...(routerPush && {
      navigate: async (url, { replace } = {}) => {
        await (replace ? routerReplace : routerPush)?.(url)
      },
    }),
    ...options,
  })
}

/**
 * Gives hooks and components below it one client, and loads it. The client outlives the provider: call `destroy()`
 * yourself when a page needs it no more.
 *
 * @throws FlowError As `createClient()`.
 */
export const SignUpProvider = (props: SignUpProviderProps): ReactElement => {
  const [first] = useState(() => clientOf(props))
  const scope = scopeOf(props.client ?? first)
  useEffect(() => {
    // `$status` is `error` then, which `ClerkFailed` and `useClerk()` show.
    scope.client.load().catch(() => {})
  }, [scope])
  return createElement(ClientContext.Provider, { value: scope }, props.children)
}
