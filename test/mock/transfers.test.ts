import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { browserOf } from './setup.ts'

const ADA = { id: 'google-1', emailAddress: 'ada@example.test', firstName: 'Ada', lastName: 'Lovelace' }
const GOOGLE = { strategy: 'oauth_google', redirectUrl: 'https://app.example.test/sso-callback' }

const setup = (options: MockFrontendApiOptions = presets.socialProgressive()) => {
  const api = createMockFrontendApi(options)
  const browser = api.browser()
  return { api, browser, ...browserOf(api, browser.transport) }
}

test('an unknown user cannot sign in, and may be transferred to a sign-up', async () => {
  const { api, browser, client } = setup()
  await api.signIns.attempt(browser, { strategy: 'oauth_google', identity: ADA })
  expect(await client()).toMatchObject({
    sign_up: null,
    sign_in: {
      status: 'needs_identifier',
      first_factor_verification: {
        status: 'transferable',
        strategy: 'oauth_google',
        error: { code: 'external_account_not_found' },
      },
      created_session_id: null,
    },
  })
})

test('a transfer signs them up as who they are, and takes the sign-in with it', async () => {
  const { api, browser, createWithClient } = setup()
  await api.signIns.attempt(browser, { strategy: 'oauth_google', identity: ADA })
  const { response, client } = await createWithClient({ transfer: true, locale: 'en-GB' })
  expect(response).toMatchObject({
    status: 'complete',
    email_address: ADA.emailAddress,
    first_name: 'Ada',
    locale: 'en-GB',
    verifications: { external_account: { status: 'verified', strategy: 'oauth_google' } },
  })
  expect(client).toMatchObject({ sign_in: null, sessions: [{ id: response.created_session_id }] })
  expect(api.users).toMatchObject([{ externalAccounts: [{ providerUserId: 'google-1' }] }])
})

test('a transfer with something missing goes on as any sign-up, and cannot be made twice', async () => {
  const { api, browser, createWithClient, update, rejected } = setup()
  await api.signIns.attempt(browser, { strategy: 'oauth_google', identity: { emailAddress: ADA.emailAddress } })
  const { response, client } = await createWithClient({ transfer: true })
  expect(response.missing_fields).toEqual(['first_name', 'last_name'])
  expect(client.sign_in).toBeNull()
  expect((await rejected('POST', paths.signUps, { transfer: true })).errors[0]?.code).toBe('account_transfer_invalid')
  expect((await update(response.id, { firstName: 'Ada', lastName: 'Lovelace' })).status).toBe('complete')
})

test('without a sign-in there is nothing to transfer', async () => {
  const { rejected, client } = setup()
  const { status, errors } = await rejected('POST', paths.signUps, { transfer: true })
  expect({ status, errors }).toMatchObject({ status: 400, errors: [{ code: 'account_transfer_invalid' }] })
  expect(await client()).toBeNull()
})

test.each([
  [{ transfer: 'yes' }, 'form_param_type_invalid'],
  [{ transfer: '' }, 'form_param_type_invalid'],
])('%o is rejected', async (given, code) => {
  const { rejected } = setup()
  expect((await rejected('POST', paths.signUps, given)).errors[0]?.code).toBe(code)
})

test('transfer=false transfers nothing', async () => {
  const { create } = setup()
  expect((await create({ transfer: false })).verifications?.external_account).toBeNull()
})

test('who became a user in the meantime is not signed up twice', async () => {
  const { api, browser, create } = setup()
  await api.signIns.attempt(browser, { strategy: 'oauth_google', identity: ADA })
  api.users.add({ emailAddress: ADA.emailAddress })
  expect((await create({ transfer: true })).verifications?.external_account).toMatchObject({
    status: 'transferable',
    error: { code: 'external_account_exists' },
  })
})

test('a known user signs in', async () => {
  const { api, browser, client } = setup()
  api.users.add({ emailAddress: ADA.emailAddress })
  await api.signIns.attempt(browser, { strategy: 'oauth_google', identity: ADA })
  expect(await client()).toMatchObject({ sign_in: null, sessions: [{ user: { id: api.users[0]?.id } }] })
})

test('a sign-up whose account has a user becomes a sign-in', async () => {
  const { api, create, signIn, client } = setup()
  api.users.add({ emailAddress: ADA.emailAddress })
  const { verifications } = await create(GOOGLE)
  await api.providers.approve(verifications?.external_account?.external_verification_redirect_url ?? null, ADA)
  const { id, status, created_session_id } = await signIn({ transfer: true })
  expect({ id, status }).toEqual({ id: expect.stringMatching(/^sia_/), status: 'complete' })
  expect(await client()).toMatchObject({ sign_up: null, last_active_session_id: created_session_id })
  expect(api.users).toHaveLength(1)
})

test('a sign-in that was rejected on the provider’s page says so', async () => {
  const { api, signIn, transport } = setup()
  const begun = await signIn(GOOGLE)
  const url = begun.first_factor_verification?.external_verification_redirect_url
  expect(String(await api.providers.deny(String(url)))).toBe(GOOGLE.redirectUrl)
  const { body } = await transport({ method: 'GET', path: `${paths.signIns}/${begun.id}` })
  expect(body).toMatchObject({
    response: { first_factor_verification: { status: 'failed', error: { code: 'oauth_access_denied' } } },
  })
})

test('a provider that is not enabled signs no user in', async () => {
  const { api, browser } = setup()
  await expect(api.signIns.attempt(browser, { strategy: 'oauth_line', identity: ADA })).rejects.toThrow(
    'the sign-in failed',
  )
})
