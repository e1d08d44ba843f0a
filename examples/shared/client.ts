/// <reference types="vite/client" />
import { createClient } from 'headless-signup'
import { takeSteps } from './take-steps.ts'

/** Names your instance. Without it, the mock that serves this page is asked. */
const publishableKey: string | undefined = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY

export const client = createClient(publishableKey ? { publishableKey } : { frontendApi: location.origin })

const { signUp, signIn } = client

/** What a page does at its address before anything is shown: a provider or a link may have led back to it. */
const arrive = (): Promise<unknown> => {
  switch (location.pathname) {
    case '/callback/sign-up':
      return client.handleRedirectCallback({ intent: 'sign-up' })
    case '/callback/sign-in':
      return client.handleRedirectCallback({ intent: 'sign-in' })
    case '/verify':
      return client.handleEmailLinkVerification()
    default:
      return client.load()
  }
}

/** Loads what this browser has, and from then on does the steps that need nothing from the user. */
export const start = async (): Promise<'sign-up' | 'sign-in'> => {
  await arrive()
  history.replaceState(null, '', '/')
  takeSteps(client)
  return signIn.id !== undefined && signUp.id === undefined ? 'sign-in' : 'sign-up'
}
