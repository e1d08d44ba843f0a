import { expect } from 'vitest'
import { type MockFrontendApi, presets } from '../../../src/testing/index.ts'
import { authenticateWithPopup, chooseInPopup, ssoInPopup } from './popups.ts'
import { choose } from './provider-page.ts'
import { stage } from './scripts.ts'
import { COMPLETE, EMAIL, SECRET, SIGNED_IN, WRONG } from './sign-in-settings.ts'

const { classic, future } = stage('signIn')

const ADA = { emailAddress: EMAIL, firstName: 'Ada', lastName: 'Lovelace' }
const GOOGLE = 'oauth_google'
const ROUTE = { redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' }
// A page that begins knows the session, and nothing of the sign-in that made it.
const AFTER = { signIn: {}, ...SIGNED_IN }

const known = (api: MockFrontendApi): undefined => {
  api.providers.add(GOOGLE, { identities: [ADA] })
  api.users.add({ ...ADA, externalAccounts: [{ ...ADA, provider: GOOGLE }] })
}

const unknown = (api: MockFrontendApi): undefined => void api.providers.add(GOOGLE, { identities: [ADA] })

classic('a provider, after access was denied once', {
  options: presets.socialProgressive(),
  arrive: known,
  script: async ({ signIn, client, look, ...place }) => {
    const route = { strategy: GOOGLE, redirectUrl: '/sso-callback', redirectUrlComplete: '/welcome' } as const
    await signIn.authenticateWithRedirect(route)
    await choose(place, /deny|cancel/i, '/sso-callback')
    expect((await look()).signIn).toMatchObject({ firstFactorVerification: { error: 'oauth_access_denied' } })
    await signIn.authenticateWithRedirect(route)
    await choose(place, /^Ada/, '/welcome')
  },
  ends: AFTER,
})

future('a provider, and a second factor', {
  options: {
    settings: {
      ...presets.socialProgressive().settings,
      attributes: {
        ...presets.socialProgressive().settings?.attributes,
        authenticator_app: { enabled: true },
      },
    },
  },
  arrive: (api) => {
    api.providers.add(GOOGLE, { identities: [ADA] })
    api.users.add({ ...ADA, totpSecret: SECRET, externalAccounts: [{ ...ADA, provider: GOOGLE }] })
  },
  script: async ({ signIn, client, api, ...place }) => {
    await signIn.sso({ strategy: GOOGLE, ...ROUTE })
    await choose(place, /^Ada/, '/sso-callback')
    await client.handleRedirectCallback({ secondFactorUrl: '/second-factor' })
    await place.page.waitForURL('**/second-factor*')
    await place.ready()
    await signIn.mfa.verifyTOTP({ code: WRONG })
    await signIn.mfa.verifyTOTP({ code: api.users.totpCode(String(api.users[0]?.id)) })
    await signIn.finalize()
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

for (const instance of ['development', 'production'] as const)
  classic(`a provider in a popup (${instance})`, {
    options: presets.socialProgressive(),
    instance,
    arrive: known,
    script: async (scene) => {
      const { page, ready } = scene
      await Promise.all([chooseInPopup(page, /^Ada/), authenticateWithPopup(scene, 'signIn')])
      await page.waitForURL('**/welcome')
      await ready()
    },
    ends: AFTER,
  })

future('a provider in a popup', {
  options: presets.socialProgressive(),
  instance: 'production',
  arrive: known,
  script: async (scene) => {
    const [error] = await Promise.all([ssoInPopup(scene, 'signIn'), chooseInPopup(scene.page, /^Ada/)])
    expect(error).toBeNull()
    await scene.signIn.finalize()
  },
  ends: COMPLETE,
})

const WORK = { ...ADA, emailAddress: 'ada@corp.test' }

const atWork = (api: MockFrontendApi): undefined => {
  api.providers.add('entconn_corp', { identities: [WORK] })
  api.users.add({ ...WORK, externalAccounts: [{ ...WORK, provider: 'entconn_corp' }] })
}

classic('a company', {
  options: presets.enterprise(),
  arrive: atWork,
  script: async ({ signIn, ...place }) => {
    await signIn.authenticateWithRedirect({
      strategy: 'enterprise_sso',
      identifier: WORK.emailAddress,
      redirectUrl: '/sso-callback',
      redirectUrlComplete: '/welcome',
    })
    await choose(place, /^Ada/, '/welcome')
  },
  ends: AFTER,
})

future('a company', {
  options: presets.enterprise(),
  arrive: atWork,
  script: async ({ signIn, look, ...place }) => {
    await signIn.create({ identifier: WORK.emailAddress })
    expect((await look()).signIn).toMatchObject({ supportedFirstFactors: [{ strategy: 'enterprise_sso' }] })
    await signIn.sso({ strategy: 'enterprise_sso', ...ROUTE })
    await choose(place, /^Ada/, '/welcome')
  },
  ends: AFTER,
})

classic('an identity token, of no user and then of one', {
  options: presets.socialProgressive(),
  script: async ({ signIn, activate, api }) => {
    const strategy = 'google_one_tap'
    await expect(signIn.create({ strategy, token: api.providers.token(GOOGLE, ADA) })).rejects.toMatchObject({
      status: 404,
    })
    known(api)
    await signIn.create({ strategy, token: api.providers.token(GOOGLE, ADA) })
    await activate('signIn')
  },
  rejected: ['external_account_not_found'],
  ends: COMPLETE,
})

for (const [who, arrive] of [
  ['a user', known],
  ['one who signs up by it', unknown],
] as const)
  future(`Google One Tap by ${who}`, {
    options: presets.socialProgressive(),
    arrive,
    script: async ({ steps, api, page, ready }) => {
      await steps.oneTap({ token: api.providers.token(GOOGLE, ADA), redirectUrl: '/welcome' })
      await page.waitForURL('**/welcome')
      await ready()
      expect(api.users).toHaveLength(1)
    },
    ends: AFTER,
  })

future('a sign-up whose account has a user, and a sign-in instead', {
  options: presets.socialProgressive(),
  arrive: known,
  script: async ({ signIn, signUp, look, ...place }) => {
    await signUp.sso({ strategy: GOOGLE, ...ROUTE })
    await choose(place, /^Ada/, '/sso-callback')
    expect((await look()).signUp).toMatchObject({ isTransferable: true })
    await signIn.create({ transfer: true })
    await signIn.finalize()
  },
  ends: COMPLETE,
})

const NEW = { signIn: {}, session: { status: 'active' }, user: {} }

classic('an address of no user, verified, and a sign-up with it', {
  options: presets.emailCode(),
  script: async ({ signIn, signUp, activate, look, api, differs }) => {
    const strategy = 'email_code'
    await signIn.create({ strategy, identifier: EMAIL, signUpIfMissing: true })
    const verified = await signIn.attemptFirstFactor({ strategy, code: api.outbox.lastCode(EMAIL) }).then(
      () => true,
      () => false,
    )
    expect(verified).toBe(differs('S24', { official: false, ours: true }))
    await signUp.create({ transfer: true })
    expect((await look()).signUp).toMatchObject({ status: 'complete', emailAddress: EMAIL })
    await activate('signUp')
    expect(api.users).toHaveLength(1)
  },
  ends: NEW,
  official: { finding: 'S24', rejected: ['sign_up_if_missing_transfer'], ends: NEW },
})

future('an address of no user, verified, and a sign-up with it', {
  options: presets.emailCode(),
  script: async ({ signIn, signUp, look, api, differs }) => {
    await signIn.create({ identifier: EMAIL, signUpIfMissing: true })
    await signIn.emailCode.sendCode()
    const { error } = await signIn.emailCode.verifyCode({ code: api.outbox.lastCode(EMAIL) })
    const code = 'sign_up_if_missing_transfer'
    expect(error?.errors.map((one) => one.code) ?? null).toEqual(differs('S24', { official: [code], ours: null }))
    await signUp.create({ transfer: true })
    expect((await look()).signUp).toMatchObject({ status: 'complete', emailAddress: EMAIL })
    await signUp.finalize()
    expect(api.users).toHaveLength(1)
  },
  ends: NEW,
  official: { finding: 'S24', rejected: ['sign_up_if_missing_transfer'], ends: NEW },
})
