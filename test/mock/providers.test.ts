import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import {
  createMockFrontendApi,
  type MockFrontendApiOptions,
  type MockIdentity,
  presets,
} from '../../src/testing/index.ts'
import type { SignUpJSON } from '../support/wire.ts'
import { browserOf, setup } from './setup.ts'

const ADA = { id: 'google-1', emailAddress: 'ada@example.test', firstName: 'Ada', lastName: 'Lovelace' }
const CALLBACK = 'https://app.example.test/sso-callback'
const COMPLETE = 'https://app.example.test/welcome'
const GOOGLE = { strategy: 'oauth_google', redirectUrl: CALLBACK, actionCompleteRedirectUrl: COMPLETE }

const urlOf = ({ verifications }: SignUpJSON): URL =>
  new URL(verifications?.external_account?.external_verification_redirect_url ?? '')

/** A sign-up on its way to Google. */
const away = async (options: MockFrontendApiOptions = presets.socialProgressive(), body = {}) => {
  const mock = setup(options)
  const signUp = await mock.create({ ...GOOGLE, ...body })
  const url = urlOf(signUp)
  const current = async () => (await mock.get(signUp.id)).response
  const account = async () => (await current()).verifications?.external_account
  return { ...mock, signUp, id: signUp.id, url, current, account }
}

test('a sign-up with a provider says where the round trip begins', async () => {
  const { api, signUp, url } = await away()
  expect(signUp).toMatchObject({ status: 'missing_requirements' })
  expect(signUp.verifications?.external_account).toEqual({
    object: 'verification_oauth',
    status: 'unverified',
    strategy: 'oauth_google',
    attempts: 0,
    expire_at: api.clock.now() + 600_000,
    external_verification_redirect_url: String(url),
  })
  expect(url.origin + url.pathname).toBe(`${api.origin}/v1/oauth/authorize`)
  expect(url.searchParams.get('state')).toMatch(/^state_\w{27}$/)
})

test('who comes back with everything is signed up, and sent where complete sign-ups go', async () => {
  const { api, url, current, client } = await away()
  expect(String(await api.providers.approve(url, ADA))).toBe(COMPLETE)
  const signUp = await current()
  expect(signUp).toMatchObject({
    status: 'complete',
    email_address: 'ada@example.test',
    first_name: 'Ada',
    last_name: 'Lovelace',
    verifications: {
      email_address: { status: 'verified', strategy: 'from_oauth_google' },
      external_account: { status: 'verified', strategy: 'oauth_google' },
    },
  })
  expect(await client()).toMatchObject({
    sign_up: null,
    last_active_session_id: signUp.created_session_id,
    last_authentication_strategy: null,
    sessions: [{ user: { external_accounts: [{ provider: 'oauth_google', provider_user_id: 'google-1' }] } }],
  })
  expect(api.users).toMatchObject([{ externalAccounts: [{ strategy: 'oauth_google', providerUserId: 'google-1' }] }])
})

test('who comes back without everything goes on in the app', async () => {
  const { api, url, current, update, id } = await away()
  expect(String(await api.providers.approve(url, { emailAddress: ADA.emailAddress }))).toBe(CALLBACK)
  expect(await current()).toMatchObject({
    status: 'missing_requirements',
    missing_fields: ['first_name', 'last_name'],
    unverified_fields: [],
    verifications: { external_account: { status: 'verified' } },
  })
  expect((await update(id, { firstName: 'Ada', lastName: 'Lovelace' })).status).toBe('complete')
})

test('an email address that the provider did not verify is verified by a code', async () => {
  const { api, url, current, prepare, attempt, id } = await away()
  await api.providers.approve(url, { ...ADA, emailVerified: false })
  expect(await current()).toMatchObject({
    missing_fields: [],
    unverified_fields: ['email_address'],
    verifications: { email_address: null },
  })
  await prepare(id, { strategy: 'email_code' })
  const code = api.outbox.lastCode(ADA.emailAddress)
  expect((await attempt(id, { strategy: 'email_code', code })).response.status).toBe('complete')
})

test.each([
  ['given before: it is kept', { first_name: 'Augusta' }, { firstName: 'Augusta' }, ADA],
  ['not given: it is filled', { first_name: 'Ada' }, {}, ADA],
  [
    'given, not verified: the verified one wins',
    { email_address: ADA.emailAddress },
    { emailAddress: 'a@b.test' },
    ADA,
  ],
  [
    'given, and the other is not verified either: it is kept',
    { email_address: 'a@b.test' },
    { emailAddress: 'a@b.test' },
    { ...ADA, emailVerified: false },
  ],
])('a value %s', async (_, expected, given, identity: MockIdentity) => {
  const { api, url, current } = await away(presets.socialProgressive(), given)
  await api.providers.approve(url, identity)
  expect(await current()).toMatchObject(expected)
})

test('declining on the provider’s page ends the round trip; another may begin', async () => {
  const { api, url, account, update, id } = await away()
  expect(String(await api.providers.deny(url))).toBe(CALLBACK)
  const denied = await account()
  expect(denied).toMatchObject({ status: 'failed', error: { code: 'oauth_access_denied' } })
  expect(denied).not.toHaveProperty('external_verification_redirect_url')
  const again = urlOf(await update(id, GOOGLE))
  expect(String(await api.providers.approve(again, ADA))).toBe(COMPLETE)
})

test.each([
  [
    'the same account',
    { emailAddress: 'other@example.test', externalAccounts: [{ provider: 'oauth_google', id: ADA.id }] },
  ],
  ['the same verified email address', { emailAddress: 'ADA@example.test' }],
])('an identity whose user has %s may be transferred to a sign-in', async (_, user) => {
  const { api, url, current } = await away()
  api.users.add(user)
  expect(String(await api.providers.approve(url, ADA))).toBe(CALLBACK)
  expect(await current()).toMatchObject({
    status: 'missing_requirements',
    email_address: null,
    verifications: { external_account: { status: 'transferable', error: { code: 'external_account_exists' } } },
  })
})

test('an account of another provider is not the same account', async () => {
  const { api, url } = await away()
  api.users.add({ username: 'ada', externalAccounts: [{ provider: 'oauth_github', id: ADA.id }] })
  expect(String(await api.providers.approve(url, ADA))).toBe(COMPLETE)
})

test('an unverified address that a user has is not filled in: it proves nothing', async () => {
  const { api, url, current } = await away()
  api.users.add({ emailAddress: ADA.emailAddress })
  await api.providers.approve(url, { ...ADA, emailVerified: false })
  expect(await current()).toMatchObject({ email_address: null, missing_fields: ['email_address'] })
})

test('an identity that is signed in on this client says which session that is', async () => {
  const options = { ...presets.socialProgressive(), authConfig: { single_session_mode: false } }
  const { api, url, create, get } = await away(options)
  await api.providers.approve(url, ADA)
  const { id, verifications } = await create(GOOGLE)
  const again = verifications?.external_account?.external_verification_redirect_url ?? null
  expect(String(await api.providers.approve(again, ADA))).toBe(CALLBACK)
  expect((await get(id)).response.verifications?.external_account).toMatchObject({
    status: 'failed',
    error: { code: 'identifier_already_signed_in', meta: { session_id: api.sessions[0]?.id } },
  })
})

test('a custom provider is a provider', async () => {
  const { api, create } = setup()
  api.providers.add('oauth_custom_acme', { identities: [ADA] })
  const signUp = await create({ ...GOOGLE, strategy: 'oauth_custom_acme' })
  await api.providers.approve(urlOf(signUp))
  expect(api.users).toMatchObject([{ externalAccounts: [{ strategy: 'oauth_custom_acme' }], hasPassword: false }])
})

test('a provider’s account is what a password would be', async () => {
  const { api, create, get } = setup()
  api.providers.add('oauth_google', { identities: [ADA] })
  const before = await create(GOOGLE)
  expect(before.missing_fields).toEqual(['email_address', 'password'])
  await api.providers.approve(urlOf(before))
  expect((await get(before.id)).response).toMatchObject({ status: 'complete', has_password: false })
})

test('a round trip may begin later, by an update or by a preparation', async () => {
  const { api, create, update, prepare } = setup(presets.socialProgressive())
  const { id } = await create({ firstName: 'Ada' })
  const first = urlOf(await update(id, GOOGLE))
  const second = urlOf(await prepare(id, GOOGLE))
  await expect(api.providers.approve(first, ADA)).rejects.toThrow('replaced by another')
  expect(String(await api.providers.approve(second, ADA))).toBe(COMPLETE)
})

test('without a page for complete sign-ups, everybody goes back to the same', async () => {
  const { api, url } = await away(presets.socialProgressive(), { actionCompleteRedirectUrl: undefined })
  expect(String(await api.providers.approve(url, ADA))).toBe(CALLBACK)
})

test('a round trip expires with the time', async () => {
  const { api, url, account } = await away()
  api.clock.advance(600_000)
  expect(await account()).toMatchObject({ status: 'expired' })
  expect(String(await api.providers.approve(url, ADA))).toBe(CALLBACK)
  expect(api.users).toEqual([])
})

test('a page that is sent twice changes nothing', async () => {
  const { api, url } = await away()
  await api.providers.approve(url, ADA)
  expect(String(await api.providers.approve(url, { emailAddress: 'grace@example.test' }))).toBe(COMPLETE)
  expect(api.users).toHaveLength(1)
})

test('a sign-up that was replaced is not resumed by its round trip', async () => {
  const { api, url, create } = await away()
  await create({})
  expect(String(await api.providers.approve(url, ADA))).toBe(CALLBACK)
  expect(api.users).toEqual([])
})

test.each([
  [{ strategy: 'oauth_unheard_of', redirectUrl: CALLBACK }, 'form_param_value_invalid', 'strategy'],
  [{ strategy: 'oauth_google' }, 'form_param_missing', 'redirect_url'],
  [{ strategy: 'oauth_google', redirectUrl: '/sso-callback' }, 'form_param_format_invalid', 'redirect_url'],
  [{ ...GOOGLE, actionCompleteRedirectUrl: '/welcome' }, 'form_param_format_invalid', 'action_complete_redirect_url'],
])('%o is rejected, and begins nothing', async (given, code, param) => {
  const { create, rejected, client } = setup(presets.socialProgressive())
  const { id } = await create({})
  for (const [method, path] of [
    ['PATCH', paths.signUp(id)],
    ['POST', paths.prepareVerification(id)],
  ] as const)
    expect(await rejected(method, path, given)).toMatchObject({
      status: 422,
      errors: [{ code, meta: { param_name: param } }],
    })
  expect((await client())?.sign_up?.verifications?.external_account).toBeNull()
})

test('a creation that is rejected leaves the attempt before as it was', async () => {
  const { create, client, rejected } = setup(presets.socialProgressive())
  const { id } = await create({})
  for (const given of [{ strategy: 'oauth_google' }, { transfer: true }, { strategy: 'ticket', ticket: 'x' }])
    await rejected('POST', paths.signUps, given)
  expect((await client())?.sign_up).toMatchObject({ id, status: 'missing_requirements' })
})

test('who came back already cannot go again, and has no code to enter', async () => {
  const { api, url, rejected, id } = await away()
  await api.providers.approve(url, { emailAddress: ADA.emailAddress })
  expect((await rejected('PATCH', paths.signUp(id), GOOGLE)).errors[0]?.code).toBe('verification_already_verified')
  const attempt = await rejected('POST', paths.attemptVerification(id), { strategy: 'oauth_google', code: '1' })
  expect(attempt).toMatchObject({ errors: [{ code: 'form_param_value_invalid', meta: { param_name: 'strategy' } }] })
})

test('the controls say what is wrong', async () => {
  const { api, url } = await away()
  await expect(api.providers.approve(url)).rejects.toThrow('there is no identity at oauth_google')
  await expect(api.providers.approve(null, ADA)).rejects.toThrow('there is not an address')
  await expect(api.providers.deny('/oauth/authorize')).rejects.toThrow('is not an address')
  await expect(api.providers.approve(`${api.origin}/v1/oauth/authorize?state=x`, ADA)).rejects.toThrow('(404)')
  expect(() => api.providers.add('google')).toThrow('neither a strategy')
})

test('the state of a round trip is in a snapshot', async () => {
  const { api, url } = await away()
  const stored = JSON.stringify(api.snapshot())
  await api.providers.approve(url, ADA)
  api.restore(JSON.parse(stored))
  expect(api.users).toEqual([])
  expect(String(await api.providers.approve(url, ADA))).toBe(COMPLETE)
})

test('without a verified email address from the provider there is an error, unless sign-up is progressive', async () => {
  const { settings } = presets.socialProgressive()
  const { api, url, account, current } = await away({ settings: { ...settings, sign_up: { progressive: false } } })
  expect(String(await api.providers.approve(url, { ...ADA, emailVerified: false }))).toBe(CALLBACK)
  expect(await account()).toMatchObject({
    status: 'failed',
    error: { code: 'external_account_email_address_verification_required' },
  })
  expect((await current()).email_address).toBeNull()
})

test('a server of one’s own can stand in for a provider', async () => {
  const { api, create } = setup(presets.socialProgressive())
  api.providers.add('oauth_google', { authorizeUrl: 'http://127.0.0.1:3000/authorize?tenant=1' })
  const snapshot = api.snapshot()
  const begin = async () => urlOf(await create(GOOGLE))
  const url = await begin()
  expect(url.origin + url.pathname).toBe('http://127.0.0.1:3000/authorize')
  expect(url.searchParams.get('tenant')).toBe('1')
  expect(String(await api.providers.deny(url))).toBe(CALLBACK)
  expect(String(await api.providers.approve(await begin(), ADA))).toBe(COMPLETE)

  api.reset()
  expect((await begin()).origin).toBe(api.origin)
  api.restore(snapshot)
  expect((await begin()).origin).toBe('http://127.0.0.1:3000')
  expect(() => api.providers.add('oauth_google', { authorizeUrl: 'here' })).toThrow('here is not an address')
})

test('two browsers of one server travel apart', async () => {
  const api = createMockFrontendApi(presets.socialProgressive())
  const [one, other] = [browserOf(api), browserOf(api)]
  const [first, second] = [await one.create(GOOGLE), await other.create(GOOGLE)]
  await api.providers.approve(urlOf(second), ADA)
  expect((await one.get(first.id)).response.verifications?.external_account?.status).toBe('unverified')
  expect((await other.client())?.sessions).toHaveLength(1)
  expect((await one.client())?.sessions).toEqual([])
})
