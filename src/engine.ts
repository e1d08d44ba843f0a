// What a call needs once it is made: one chunk, which starts to load with `createClient()`.

import { createBrowser } from './browser/browser.ts'
import type { Providers } from './browser/providers.ts'
import { turnstile } from './browser/turnstile.ts'
import type { Engine, EngineBasis, EngineOptions } from './calls/calls.ts'
import { createEngine as createEngineFor } from './calls/engine.ts'
import { challengesOf } from './challenges/challenges.ts'
import type { ClientOptions } from './client-options.ts'
import { readAll } from './session/load.ts'
import { getToken, setActive, signOut } from './session/on-demand.ts'
import { signInResource } from './sign-in/resource.ts'
import { completePopup } from './sign-up/on-demand.ts'
import { signUpResource } from './sign-up/resource.ts'

// The built-in transports load it as a part of their own: in the same file nothing is there twice.
export { createSender } from './api/send.ts'
export * from './sign-up/part.ts'

/** The actions of a client's own methods. */
export const clientActions = { readAll, setActive, signOut, getToken, completePopup }

/** What the page provides, as the options say. */
const createProviders = ({
  captcha,
  nonce,
  wallets = [],
  passkeys,
  protect,
  passwordStrength,
}: ClientOptions): Providers => ({
  captcha: captcha === false ? null : (captcha ?? turnstile({ nonce })),
  wallets,
  passkeys,
  protect: protect ?? null,
  passwordStrength: passwordStrength ?? null,
})

/** The engine of a client with these options. */
export const createEngine = (options: ClientOptions, basis: EngineBasis & Pick<EngineOptions, 'emit'>): Engine => {
  const { transport, validate } = options
  const providers = createProviders(options)
  return createEngineFor({
    ...basis,
    transport,
    validate,
    browser: createBrowser(options),
    providers,
    resources: [signUpResource, signInResource],
    challenges: challengesOf(providers),
  })
}
