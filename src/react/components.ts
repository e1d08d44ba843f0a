import type { ReactNode } from 'react'
import type { ClientStatus } from '../state/state.ts'
import type { PendingSessionOptions } from '../views/session.ts'
import { useStore } from './context.ts'
import { useAuth } from './hooks.ts'

interface Children {
  readonly children?: ReactNode
}

export interface ShowProps extends Children, PendingSessionOptions {
  readonly when: 'signed-in' | 'signed-out'
  /** What to show in the other case. Nothing is shown while it is unknown. */
  readonly fallback?: ReactNode
}

/** Shows its children when the user is signed in, or signed out. Nothing until that is known. */
export const Show = ({ when, fallback, children, treatPendingAsSignedOut }: ShowProps): ReactNode => {
  const { isLoaded, isSignedIn } = useAuth({ treatPendingAsSignedOut })
  if (!isLoaded) return null
  return isSignedIn === (when === 'signed-in') ? children : fallback
}

/** Shows its children when the user is signed in. */
export const SignedIn = (props: Omit<ShowProps, 'when' | 'fallback'>): ReactNode =>
  Show({ ...props, when: 'signed-in' })

/** Shows its children when the user is signed out. */
export const SignedOut = (props: Omit<ShowProps, 'when' | 'fallback'>): ReactNode =>
  Show({ ...props, when: 'signed-out' })

const whileStatus =
  (...statuses: readonly ClientStatus[]) =>
  ({ children }: Children): ReactNode =>
    statuses.includes(useStore((client) => client.$status)) ? children : null

/** Shows its children when the client has loaded, with or without the settings. */
export const ClerkLoaded = whileStatus('ready', 'degraded')

/** Shows its children until the client has loaded or failed to. */
export const ClerkLoading = whileStatus('idle', 'loading')

/** Shows its children when the client failed to load: `useClient().load()` tries again. */
export const ClerkFailed = whileStatus('error')

/** Shows its children when the client has loaded, but the settings of the instance failed to. */
export const ClerkDegraded = whileStatus('degraded')
