import { expect, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'

const ADA = { id: 'ada', emailAddress: 'ada@example.test', firstName: 'Ada', lastName: 'Lovelace' }
const REDIRECTS = {
  redirectUrl: 'https://app.example.test/sso-callback',
  redirectUrlComplete: 'https://app.example.test/welcome',
}

const setup = (options: MockFrontendApiOptions) => {
  const api = createMockFrontendApi(options)
  const browser = api.browser()
  const navigated: string[] = []
  const client = createClient({ transport: browser.transport, navigate: (url) => void navigated.push(url) })
  return { api, browser, client, signUp: client.signUp, navigated }
}

test('a user comes through Google, and is signed up', async () => {
  const { api, client, signUp, navigated } = setup(presets.socialProgressive())
  await signUp.authenticateWithRedirect({ strategy: 'oauth_google', ...REDIRECTS })
  const page = signUp.verifications.externalAccount.externalVerificationRedirectURL
  expect(navigated).toEqual([String(page)])
  expect(String(await api.providers.approve(page, ADA))).toBe(REDIRECTS.redirectUrlComplete)
  await signUp.reload()
  await signUp.finalize()
  expect(client.$user.get()?.emailAddresses[0]?.emailAddress).toBe(ADA.emailAddress)
})

test('a user comes through Google with half of what is needed, and gives the rest', async () => {
  const { api, signUp } = setup(presets.socialProgressive())
  await signUp.authenticateWithRedirect({ strategy: 'oauth_google', ...REDIRECTS })
  await api.providers.approve(signUp.verifications.externalAccount.externalVerificationRedirectURL, {
    emailAddress: ADA.emailAddress,
  })
  await signUp.reload()
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'collect', missing: ['first_name', 'last_name'] })
  await signUp.update({ firstName: 'Ada', lastName: 'Lovelace' })
  expect(signUp.$nextStep.get().type).toBe('finalize')
})

test('a user who has an account already is led to the sign-in', async () => {
  const { api, signUp } = setup(presets.socialProgressive())
  api.users.add({ emailAddress: ADA.emailAddress })
  await signUp.authenticateWithRedirect({ strategy: 'oauth_google', ...REDIRECTS })
  await api.providers.approve(signUp.verifications.externalAccount.externalVerificationRedirectURL, ADA)
  await signUp.reload()
  expect(signUp.$nextStep.get()).toEqual({ type: 'transfer_to_sign_in' })
})

test('a user who tried to sign in is transferred', async () => {
  const { api, browser, signUp } = setup(presets.socialProgressive())
  await api.signIns.attempt(browser, { strategy: 'oauth_google', identity: ADA })
  await signUp.create({ transfer: true })
  expect(signUp).toMatchObject({ status: 'complete', emailAddress: ADA.emailAddress })
})

test('a user from a company goes through its own provider', async () => {
  const { api, signUp } = setup(presets.enterprise())
  await signUp.create({ emailAddress: 'ada@corp.test' })
  expect(signUp.missingFields).toEqual(['enterprise_sso'])
  await signUp.authenticateWithRedirect({ strategy: 'enterprise_sso', continueSignUp: true, ...REDIRECTS })
  await api.providers.approve(signUp.verifications.externalAccount.externalVerificationRedirectURL, {
    emailAddress: 'ada@corp.test',
  })
  await signUp.reload()
  expect(signUp.status).toBe('complete')
})

test('a session with a task is finalized as pending', async () => {
  const { client, signUp } = setup({ ...presets.usernameAndPassword(), sessionTasks: ['choose-organization'] })
  await signUp.create({ username: 'ada_l', password: 'correct horse 42' })
  await signUp.finalize()
  expect(client.$sessions.get()).toMatchObject([{ status: 'pending' }])
})
