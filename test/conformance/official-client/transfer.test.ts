import { expect } from 'vitest'

import { type MockFrontendApi, presets } from '../../../src/testing/index.ts'
import type { Scene } from './perform.ts'
import { choose } from './provider-page.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const ADA = { emailAddress: 'ada@lovelace.test', firstName: 'Ada', lastName: 'Lovelace' }
const GOOGLE = 'oauth_google'
const ROUTE = { strategy: GOOGLE, redirectUrl: '/sso-callback', redirectUrlComplete: '/welcome' } as const
const SIGNED_IN = { session: { status: 'active' }, user: { firstName: 'Ada' } }

const known = (api: MockFrontendApi): undefined => {
  api.providers.add(GOOGLE, { identities: [ADA] })
  api.users.add({ ...ADA, externalAccounts: [{ ...ADA, provider: GOOGLE }] })
}

const unknown = (api: MockFrontendApi): undefined => void api.providers.add(GOOGLE, { identities: [ADA] })

/** What a callback page does. A sign-in is the app's own business with our client, and the official client's with itself. */
const comeBack = async ({ client, steps, page, ready }: Scene) => {
  const decision = await client.handleRedirectCallback({
    signInForceRedirectUrl: '/welcome',
    signUpForceRedirectUrl: '/welcome',
  })
  if (decision && 'type' in decision && decision.type === 'transfer_to_sign_in')
    await client.setActive({ session: await steps.transferToSignIn(), redirectUrl: '/welcome' })
  await page.waitForURL('**/welcome')
  await ready()
}

for (const instance of ['development', 'production'] as const) {
  classic(`a user who has an account already is signed in (${instance})`, {
    options: presets.socialProgressive(),
    instance,
    arrive: known,
    script: async ({ signUp, look, ...scene }) => {
      await signUp.authenticateWithRedirect(ROUTE)
      await choose(scene, /^Ada/, '/sso-callback')
      expect((await look()).signUp).toMatchObject({
        status: 'missing_requirements',
        verifications: { externalAccount: { status: 'transferable', error: 'external_account_exists' } },
      })
      await comeBack({ signUp, look, ...scene })
      expect(scene.api.users).toHaveLength(1)
    },
    ends: { signUp: {}, ...SIGNED_IN },
  })
}

future('a user who has an account already is signed in by the callback page', {
  options: presets.socialProgressive(),
  arrive: known,
  script: async ({ signUp, look, ...scene }) => {
    await signUp.sso({ strategy: GOOGLE, redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' })
    await choose(scene, /^Ada/, '/sso-callback')
    expect((await look()).signUp).toMatchObject({ isTransferable: true })
    await comeBack({ signUp, look, ...scene })
    expect(scene.api.users).toHaveLength(1)
  },
  ends: { signUp: { isTransferable: false }, ...SIGNED_IN },
})

future('a user who has an account already is signed in by a screen of the app', {
  options: presets.socialProgressive(),
  arrive: known,
  script: async ({ signUp, client, steps, look, api, ...place }) => {
    await signUp.sso({ strategy: GOOGLE, redirectUrl: '/welcome', redirectCallbackUrl: '/sign-up' })
    await choose(place, /^Ada/, '/sign-up')
    expect((await look()).signUp).toMatchObject({ isTransferable: true })
    await client.setActive({ session: await steps.transferToSignIn(), redirectUrl: '/welcome' })
    await place.page.waitForURL('**/welcome')
    await place.ready()
    expect(api.users).toHaveLength(1)
  },
  ends: { signUp: { isTransferable: false }, ...SIGNED_IN },
})

for (const instance of ['development', 'production'] as const) {
  classic(`a user who signs in without an account is signed up (${instance})`, {
    options: presets.socialProgressive(),
    instance,
    arrive: unknown,
    script: async (scene) => {
      await scene.steps.signInWithRedirect(ROUTE)
      await choose(scene, /^Ada/, '/sso-callback')
      expect(scene.api.users).toHaveLength(0)
      await comeBack(scene)
      expect(scene.api.users).toMatchObject([{ emailAddress: ADA.emailAddress, firstName: 'Ada' }])
    },
    ends: { signUp: {}, ...SIGNED_IN },
  })
}

future('a user who signs in without an account is signed up by a screen of the app', {
  options: presets.socialProgressive(),
  arrive: unknown,
  script: async ({ signUp, steps, api, ...place }) => {
    await steps.signInWithRedirect(ROUTE)
    await choose(place, /^Ada/, '/sso-callback')
    await signUp.create({ transfer: true })
    await signUp.finalize()
    expect(api.users).toMatchObject([{ emailAddress: ADA.emailAddress, firstName: 'Ada' }])
  },
  ends: {
    signUp: { status: 'complete', verifications: { externalAccount: { status: 'verified' } } },
    ...SIGNED_IN,
  },
})

future('a user who signs in without an account is signed up, as the sign-in says that it can be', {
  options: presets.socialProgressive(),
  arrive: unknown,
  script: async ({ signIn, signUp, look, api, ...place }) => {
    await signIn.sso({ strategy: GOOGLE, redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' })
    await choose(place, /^Ada/, '/sso-callback')
    expect((await look()).signIn).toMatchObject({ isTransferable: true })
    await signUp.create({ transfer: true })
    await signUp.finalize()
    expect(api.users).toMatchObject([{ emailAddress: ADA.emailAddress }])
  },
  ends: { signUp: { status: 'complete' }, ...SIGNED_IN },
})

future('what a transfer does not bring is asked for afterwards', {
  options: presets.socialProgressive(),
  arrive: (api) => void api.providers.add(GOOGLE, { identities: [{ emailAddress: ADA.emailAddress }] }),
  script: async ({ signUp, steps, look, ...place }) => {
    await steps.signInWithRedirect(ROUTE)
    await choose(place, /^ada@/, '/sso-callback')
    await signUp.create({ transfer: true })
    expect((await look()).signUp).toMatchObject({ missingFields: ['first_name', 'last_name'] })
    await signUp.update({ firstName: 'Ada', lastName: 'Lovelace' })
    await signUp.finalize()
  },
  ends: { signUp: { status: 'complete' }, ...SIGNED_IN },
})

// Several users may be signed in at once: otherwise one who is signed in cannot sign up.
const SEVERAL = { ...presets.socialProgressive(), authConfig: { single_session_mode: false } }

classic('a user who is signed in already goes on with that session', {
  options: SEVERAL,
  arrive: known,
  script: async (scene) => {
    const { signUp, look } = scene
    await scene.steps.signInWithRedirect(ROUTE)
    await choose(scene, /^Ada/, '/welcome')
    const [session] = (await look()).sessions
    await signUp.authenticateWithRedirect(ROUTE)
    await choose(scene, /^Ada/, '/sso-callback')
    expect((await look()).signUp).toMatchObject({
      verifications: { externalAccount: { error: 'identifier_already_signed_in' } },
    })
    await comeBack(scene)
    expect((await look()).sessions).toEqual([session])
  },
  ends: { signUp: {}, ...SIGNED_IN },
})

future('a user who is signed in already goes on with that session', {
  options: SEVERAL,
  arrive: known,
  script: async ({ signUp, client, look, ...place }) => {
    await place.steps.signInWithRedirect(ROUTE)
    await choose(place, /^Ada/, '/welcome')
    const [session] = (await look()).sessions
    await signUp.sso({ strategy: GOOGLE, redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' })
    await choose(place, /^Ada/, '/sso-callback')
    expect((await look()).signUp).toMatchObject({ existingSession: { sessionId: session } })
    await client.setActive({ session: String(session), redirectUrl: '/welcome' })
    await place.page.waitForURL('**/welcome')
    await place.ready()
    expect((await look()).sessions).toEqual([session])
  },
  ends: { signUp: {}, ...SIGNED_IN },
})
