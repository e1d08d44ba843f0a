import { createElement, type ReactNode, useEffect, useState } from 'react'
import type { RedirectCallbackOptions } from '../redirect/callback.ts'
import type { SetActiveNavigate } from '../session/set-active.ts'
import { useClient } from './hooks.ts'

const useRedirectCallback = (options: RedirectCallbackOptions): void => {
  const client = useClient()
  const [first] = useState(options)
  useEffect(() => {
    // An error is that of the sign-up: `useSignUp().errors` has it.
    client.handleRedirectCallback(first).catch(() => {})
  }, [client, first])
}

/**
 * For the page that a provider redirects the user back to: does what follows and goes to the URL for it, once. The
 * properties of the first render count. See `client.handleRedirectCallback()`.
 */
export const AuthenticateWithRedirectCallback = (props: RedirectCallbackOptions): ReactNode => {
  useRedirectCallback(props)
  return null
}

export interface HandleSSOCallbackProps {
  /** Leaves for the app: a session is being made the active one. */
  readonly navigateToApp: SetActiveNavigate
  /** Called when the sign-in needs more. */
  readonly navigateToSignIn: () => unknown
  /** Called when the sign-up needs more, when it failed, and when nothing was in progress. */
  readonly navigateToSignUp: () => unknown
}

const SIGN_IN = '/sign-in'
const SIGN_UP = '/sign-up'

/** The same with functions in place of URLs. Has the element for a captcha. */
export const HandleSSOCallback = ({
  navigateToApp,
  navigateToSignIn,
  navigateToSignUp,
}: HandleSSOCallbackProps): ReactNode => {
  useRedirectCallback({
    navigateToApp,
    signInUrl: SIGN_IN,
    signUpUrl: SIGN_UP,
    navigate: (url) => (url === SIGN_IN ? navigateToSignIn() : navigateToSignUp()),
  })
  return createElement('div', { id: 'clerk-captcha' })
}
