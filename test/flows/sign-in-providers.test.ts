import '../support/on-demand.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPage } from '../support/page.ts'
import { EMAIL } from '../support/setup.ts'
import { MANY, withAda } from '../support/sign-in.ts'
import { responseWith, ssoSetup } from '../support/sso.ts'

beforeEach(() => void openPage('https://app.example.test/account/sign-in'))
afterEach(() => vi.unstubAllGlobals())

const GOOGLE = 'oauth_google'
const TRIP = { strategy: GOOGLE, redirectUrl: '/home', redirectCallbackUrl: '/callback' } as const
const SOCIAL = { ...MANY, settings: { ...MANY.settings, social: { oauth_google: { enabled: true } } } }

/** A user with an account at Google, on a page that notes where it goes. */
const withAccount = () => {
  const navigate = vi.fn()
  return {
    ...withAda({ externalAccounts: [{ provider: GOOGLE, emailAddress: EMAIL }] }, SOCIAL, { navigate }),
    navigate,
  }
}

test('a round trip after a denied one is a new one, and no provider is an error (S1)', async () => {
  const { signIn, api, navigate, sent } = withAccount()
  await signIn.sso(TRIP)
  await api.providers.deny(signIn.firstFactorVerification.externalVerificationRedirectURL)
  await signIn.reload()
  await signIn.sso(TRIP)
  expect(sent().filter((request) => request === 'POST /client/sign_ins')).toHaveLength(2)
  expect(navigate).toHaveBeenCalledTimes(2)
  const { client } = ssoSetup(() => responseWith({ id: 'sia_1', status: 'needs_identifier' }))
  expect((await client.signIn.future.sso(TRIP)).error).toMatchObject({ code: 'no_redirect_url' })
})

test('a provider is a factor of the user in progress, by both ways to say so (S19)', async () => {
  const { signIn, navigate, sent } = withAccount()
  const redirects = { redirectUrl: '/callback', actionCompleteRedirectUrl: '/home' }
  await signIn.create({ identifier: EMAIL })
  await signIn.prepareFirstFactor({ strategy: GOOGLE, ...redirects })
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'continue_external' })
  const urls = { redirectUrl: '/callback', redirectUrlComplete: '/home' }
  await signIn.authenticateWithRedirect({ strategy: GOOGLE, ...urls, continueSignIn: true })
  const prepared = expect.stringMatching(/prepare_first_factor$/)
  expect(sent()).toEqual(['POST /client/sign_ins', prepared, prepared])
  expect([signIn.identifier, navigate.mock.calls.length]).toEqual([EMAIL, 1])
})

test('a hint about the account reaches the provider (S20)', async () => {
  const { signIn, api } = withAccount()
  await signIn.sso({ ...TRIP, oidcLoginHint: EMAIL })
  expect(api.requests.at(-1)?.body).toMatchObject({ strategy: GOOGLE, oidc_login_hint: EMAIL })
})

test('addresses without a slash are relative to the page (S30)', async () => {
  const { signIn, api } = withAccount()
  await signIn.emailLink.sendLink({ emailAddress: EMAIL, verificationUrl: 'verify' })
  expect(api.requests.at(-1)?.body).toMatchObject({ redirect_url: 'https://app.example.test/account/verify' })
  await signIn.sso({ ...TRIP, redirectCallbackUrl: 'callback', redirectUrl: '../home' })
  expect(api.requests.at(-1)?.body).toMatchObject({
    redirect_url: 'https://app.example.test/account/callback',
    action_complete_redirect_url: 'https://app.example.test/home',
  })
})
