// What a call needs once it is made: one chunk, which starts to load with `createClient()`.

import { createBrowser } from './browser/browser.ts'
import type { IsSafeAddress } from './browser/safe-address.ts'
import type { Engine, EngineOptions } from './calls/calls.ts'
import { createEngine as createEngineFor } from './calls/engine.ts'
import { challengesOf } from './challenges/challenges.ts'
import { type ClientOptions, createProviders } from './client-options.ts'
import {
  authenticateWithGoogleOneTap,
  authenticateWithWeb3,
  handleEmailLinkVerification,
  handleRedirectCallback,
} from './redirect/on-demand.ts'
import { readAll } from './session/load.ts'
import { getToken, setActive, signOut } from './session/on-demand.ts'
import { signInResource } from './sign-in/resource.ts'
import { completePopup } from './sign-up/on-demand.ts'
import { signUpResource } from './sign-up/resource.ts'

// The built-in transports load it as a part of their own: in the same file nothing is there twice.
export { createSender } from './api/send.ts'
export { actions } from './sign-up/actions.ts'

/** The actions of a client's own methods. */
export const clientActions = {
  readAll,
  setActive,
  signOut,
  getToken,
  authenticateWithGoogleOneTap,
  authenticateWithWeb3,
  handleEmailLinkVerification,
  handleRedirectCallback,
  completePopup,
}

export const createEngine = (
  client: ClientOptions,
  { isSafeAddress, ...made }: Omit<EngineOptions, 'browser' | 'providers'> & { readonly isSafeAddress: IsSafeAddress },
): Engine => {
  const providers = createProviders(client)
  return createEngineFor({
    ...made,
    browser: createBrowser(client, isSafeAddress),
    providers,
    resources: [signUpResource, signInResource],
    challenges: challengesOf(providers),
  })
}
