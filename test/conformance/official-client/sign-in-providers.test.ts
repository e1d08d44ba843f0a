import { expect } from 'vitest'
import type { SignInFuture } from '../../../src/index.ts'
import { type MockFrontendApi, presets } from '../../../src/testing/index.ts'
import type { Actor } from './pages/actor.ts'
import type { Scene } from './perform.ts'
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

/** Signs in by a popup; ends when the popup does. */
const ssoInPopup = ({ page, app }: Scene): Promise<unknown> =>
  page.evaluate(async (app) => {
    const popup = window.open('about:blank', 'provider', 'popup') ?? undefined
    const { error } = await ((window.actor as Actor).signIn() as SignInFuture).sso({
      strategy: 'oauth_google',
      redirectUrl: `${app}/welcome`,
      redirectCallbackUrl: `${app}/sso-callback`,
      ...(popup && { popup }),
    })
    return error
  }, app)

future('a provider in a popup', {
  options: presets.socialProgressive(),
  instance: 'production',
  arrive: known,
  script: async (scene) => {
    const opened = scene.page.context().waitForEvent('page')
    const done = ssoInPopup(scene)
    const popup = await opened
    const closed = popup.waitForEvent('close')
    await popup.getByRole('button', { name: /^Ada/ }).click()
    await closed
    expect(await done).toBeNull()
    await scene.signIn.finalize()
  },
  ends: COMPLETE,
})

const WORK = { ...ADA, emailAddress: 'ada@corp.test' }

future('a company', {
  options: presets.enterprise(),
  arrive: (api) => {
    api.providers.add('entconn_corp', { identities: [WORK] })
    api.users.add({ ...WORK, externalAccounts: [{ ...WORK, provider: 'entconn_corp' }] })
  },
  script: async ({ signIn, look, ...place }) => {
    await signIn.create({ identifier: WORK.emailAddress })
    expect((await look()).signIn).toMatchObject({ supportedFirstFactors: [{ strategy: 'enterprise_sso' }] })
    await signIn.sso({ strategy: 'enterprise_sso', ...ROUTE })
    await choose(place, /^Ada/, '/welcome')
  },
  ends: AFTER,
})

future('a provider whose account is of no user, and a sign-up instead', {
  options: presets.socialProgressive(),
  arrive: unknown,
  script: async ({ signIn, signUp, look, ...place }) => {
    await signIn.sso({ strategy: GOOGLE, ...ROUTE })
    await choose(place, /^Ada/, '/sso-callback')
    expect((await look()).signIn).toMatchObject({ isTransferable: true })
    await signUp.create({ transfer: true })
    await signUp.finalize()
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
  ends: { signIn: {}, session: { status: 'active' }, user: {} },
  official: {
    finding: 'S24',
    rejected: ['sign_up_if_missing_transfer'],
    ends: { signIn: {}, session: { status: 'active' }, user: {} },
  },
})
