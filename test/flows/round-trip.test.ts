import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'

const HERE = 'https://app.example.test'
const ADA = { emailAddress: 'ada@example.test', firstName: 'Ada', lastName: 'Lovelace' }
const PARAMS = { strategy: 'oauth_google', redirectUrl: '/welcome', redirectCallbackUrl: '/sso-callback' } as const
const CALLBACK = { signUpFallbackRedirectUrl: '/welcome', signUpUrl: '/sign-up' }

afterEach(() => vi.unstubAllGlobals())

/** One browser at one mock; each page in it makes a client of its own. */
const user = () => {
  const api = createMockFrontendApi(presets.socialProgressive())
  const browser = api.browser()
  const navigations: string[] = []
  const open = (path: string | URL) => {
    vi.stubGlobal('location', new URL(path, HERE))
    const navigate = (url: string): void => void navigations.push(url)
    return createClient({ transport: browser.transport, navigate })
  }
  /** From the sign-up page to the provider's. */
  const leave = async (params: object = {}): Promise<string> => {
    await open('/sign-up').signUp.sso({ ...PARAMS, ...params })
    return navigations.at(-1) ?? ''
  }
  return { api, browser, navigations, open, leave }
}

test('a user whom the provider knows well comes back signed up', async () => {
  const { api, open, leave } = user()
  const client = open(await api.providers.approve(await leave({ unsafeMetadata: { plan: 'pro' } }), ADA))
  await client.load()
  expect(location.pathname).toBe('/welcome')
  expect(client.$user.get()).toMatchObject({ firstName: 'Ada', unsafeMetadata: { plan: 'pro' } })
})

test('a user of whom something is missing goes on where the callback says', async () => {
  const { api, open, leave } = user()
  const client = open(await api.providers.approve(await leave(), { emailAddress: ADA.emailAddress }))
  expect(await client.handleRedirectCallback()).toMatchObject({
    type: 'continue_sign_up',
    nextStep: { type: 'collect', missing: ['first_name', 'last_name'] },
  })
  await client.signUp.update({ firstName: 'Ada', lastName: 'Lovelace' })
  await client.signUp.finalize()
  expect(client.$user.get()?.emailAddresses[0]?.emailAddress).toBe(ADA.emailAddress)
})

test('a user who declines gets an error, and can try again', async () => {
  const { api, open, leave, navigations } = user()
  const client = open(await api.providers.deny(await leave()))
  await expect(client.handleRedirectCallback(CALLBACK)).rejects.toMatchObject({ code: 'external_account_failed' })
  expect(navigations.at(-1)).toBe('/sign-up')
  const welcome = open(await api.providers.approve(await leave(), ADA))
  await welcome.load()
  expect(welcome.$user.get()?.firstName).toBe('Ada')
})

test('an account that has a user is for the sign-in', async () => {
  const { api, open, leave } = user()
  api.users.add({ emailAddress: ADA.emailAddress, externalAccounts: [{ provider: 'oauth_google', ...ADA }] })
  const client = open(await api.providers.approve(await leave(), ADA))
  const decision = await client.handleRedirectCallback()
  expect(decision).toMatchObject({ type: 'transfer_to_sign_in' })
  expect(client.signUp.isTransferable).toBe(true)
})

test('a user who wanted to sign in without having an account is signed up', async () => {
  const { api, browser, open, navigations } = user()
  await api.signIns.attempt(browser, { strategy: 'oauth_google', identity: ADA })
  const client = open('/sso-callback')
  const decision = await client.handleRedirectCallback({ ...CALLBACK, intent: 'sign-in' })
  expect(decision).toMatchObject({ type: 'activate', of: 'sign-up' })
  expect(navigations).toEqual(['/welcome'])
  expect(client.$user.get()?.firstName).toBe('Ada')
})
