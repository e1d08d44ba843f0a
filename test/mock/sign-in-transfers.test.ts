import { expect, test } from 'vitest'
import { type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { ethereumWallet } from '../support/wallets.ts'
import { EMAIL, MANY, PASSWORD, PHONE, signInBrowser, signInSetup, withAda } from './sign-in-setup.ts'

const ADA = { id: 'google-1', emailAddress: EMAIL, firstName: 'Ada', lastName: 'Lovelace' }
const GOOGLE = { strategy: 'oauth_google', redirect_url: 'https://app.example.test/sso-callback' }

const SOCIAL: MockFrontendApiOptions = {
  ...MANY,
  settings: { ...MANY.settings, social: { oauth_google: { enabled: true }, oauth_apple: { enabled: true } } },
}

/** A sign-in that was sent to the provider. */
const sentTo = async (options: MockFrontendApiOptions = SOCIAL) => {
  const mock = withAda(options)
  const { response } = await mock.create({ ...GOOGLE, identifier: EMAIL, oidc_prompt: 'login' })
  const url = response.first_factor_verification?.external_verification_redirect_url ?? ''
  return { ...mock, id: response.id, response, url }
}

test('a sign-in through a provider has its address, and no user is identified yet', async () => {
  const { response, url } = await sentTo()
  expect(response).toMatchObject({
    status: 'needs_identifier',
    identifier: null,
    first_factor_verification: { object: 'verification_oauth', status: 'unverified', strategy: 'oauth_google' },
    client_trust_state: 'pending',
  })
  expect(new URL(url).searchParams.get('login_hint')).toBe(EMAIL)
})

test('back from the provider, the user is signed in', async () => {
  const { api, url, client, ada, id, read } = await sentTo()
  expect((await api.providers.approve(url, ADA)).href).toBe(GOOGLE.redirect_url)
  expect(await client()).toMatchObject({
    sign_in: null,
    last_authentication_strategy: 'oauth_google',
    sessions: [{ user: { id: ada.id } }],
  })
  expect((await read(id)).response).toMatchObject({ status: 'complete', identifier: EMAIL })
})

test('a connected account is a factor of its user, and may be prepared after identification', async () => {
  const { api, create, prepare } = signInSetup(SOCIAL)
  api.users.add({ username: 'ada_l', externalAccounts: [{ provider: 'oauth_google', ...ADA }] })
  const { response } = await create({ identifier: 'ada_l' })
  expect(response.supported_first_factors).toEqual([{ strategy: 'oauth_google' }])
  const prepared = await prepare(response.id, GOOGLE)
  expect(prepared.response).toMatchObject({ status: 'needs_first_factor', identifier: 'ada_l' })
  await api.providers.approve(
    prepared.response.first_factor_verification?.external_verification_redirect_url ?? '',
    ADA,
  )
  expect(api.sessions).toHaveLength(1)
})

test('a user with a second factor, or one who may not sign in, does not come back signed in', async () => {
  for (const [changes, expected] of [
    [{ banned: true }, { first_factor_verification: { status: 'failed', error: { code: 'user_banned' } } }],
    [
      { locked: true },
      {
        first_factor_verification: {
          status: 'failed',
          error: { code: 'user_locked', meta: { lockout_expires_in_seconds: 3_600 } },
        },
      },
    ],
    [{ totpSecret: 'JBSWY3DPEHPK3PXP' }, { status: 'needs_second_factor', client_trust_state: 'new' }],
  ] as const) {
    const { api, url, ada, client } = await sentTo()
    api.configure({ settings: { attributes: { authenticator_app: { enabled: true } } } })
    api.users.update(ada.id, changes)
    await api.providers.approve(url, ADA)
    expect((await client())?.sign_in).toMatchObject(expected)
    expect(api.sessions).toEqual([])
  }
})

test('who is signed in already is not signed in again', async () => {
  const { api, url, create, client } = await sentTo({ ...SOCIAL, authConfig: { single_session_mode: false } })
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  await api.providers.approve(url, ADA)
  expect((await client())?.sessions).toHaveLength(1)
  const again = await create(GOOGLE)
  await api.providers.approve(again.response.first_factor_verification?.external_verification_redirect_url ?? '', ADA)
  expect((await client())?.sign_in?.first_factor_verification).toMatchObject({
    status: 'failed',
    error: { code: 'identifier_already_signed_in', meta: { session_id: response.created_session_id } },
  })
})

test('a sign-in that was replaced is not completed from the provider’s page', async () => {
  const { api, url, create, client } = await sentTo()
  await create({ identifier: EMAIL })
  await api.providers.approve(url, ADA)
  expect(await client()).toMatchObject({ sign_in: { status: 'needs_first_factor' }, sessions: [] })
})

test('an address of a company has its connections only, of which one is chosen', async () => {
  const { api, create, prepare } = signInSetup({
    ...presets.enterprise(),
    enterpriseConnections: [
      { name: 'Corp', domains: ['corp.test'] },
      { name: 'Twin', domains: ['corp.test'] },
    ],
  })
  const identity = { emailAddress: 'ada@corp.test' }
  api.users.add({ ...identity, password: PASSWORD, externalAccounts: [{ provider: 'entconn_corp', ...identity }] })
  const { response } = await create({ identifier: identity.emailAddress })
  const connection = (name: string) => ({
    strategy: 'enterprise_sso',
    enterprise_connection_id: `entconn_${name.toLowerCase()}`,
    enterprise_connection_name: name,
  })
  expect(response.supported_first_factors).toMatchObject([connection('Corp'), connection('Twin')])
  const trip = { strategy: 'enterprise_sso', redirect_url: GOOGLE.redirect_url }
  expect((await prepare(response.id, trip)).code).toBe('enterprise_connection_id_is_required_with_multiple_connections')
  const prepared = await prepare(response.id, { ...trip, enterprise_connection_id: 'entconn_corp' })
  expect(prepared.response.first_factor_verification).toMatchObject({
    object: 'verification_saml',
    status: 'unverified',
  })
  await api.providers.approve(
    prepared.response.first_factor_verification?.external_verification_redirect_url ?? '',
    identity,
  )
  expect(api.sessions).toHaveLength(1)
})

test('a user on the list of a connection may sign in by an email code instead, and no other user', async () => {
  const { api, create, prepare, attempt } = signInSetup({
    ...presets.enterprise(),
    enterpriseConnections: [{ name: 'Corp', domains: ['corp.test'], ssoBypassAllowlist: ['Ada@corp.test'] }],
  })
  for (const name of ['ada', 'bob']) api.users.add({ emailAddress: `${name}@corp.test`, password: PASSWORD })
  const byPassword = await create({ identifier: 'bob@corp.test', password: PASSWORD })
  expect(byPassword.code).toBe('strategy_for_user_invalid')
  const bob = await create({ identifier: 'bob@corp.test' })
  expect(bob.response).not.toHaveProperty('sso_bypass_first_factors')
  expect((await prepare(bob.response.id, { strategy: 'email_code' })).code).toBe('strategy_for_user_invalid')
  const { response } = await create({ identifier: 'ada@corp.test' })
  expect(response.supported_first_factors).toMatchObject([{ strategy: 'enterprise_sso' }])
  expect(response).toMatchObject({ sso_bypass_first_factors: [{ strategy: 'email_code', primary: true }] })
  expect((await attempt(response.id, { strategy: 'password', password: PASSWORD })).code).toBe(
    'strategy_for_user_invalid',
  )
  await prepare(response.id, { strategy: 'email_code' })
  const done = await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode('ada@corp.test') })
  expect(done.response.status).toBe('complete')
})

test.each([
  ['google_one_tap', 'oauth_google', 'verification_google_one_tap'],
  ['oauth_token_apple', 'oauth_apple', 'verification_oauth'],
] as const)('a token of %s signs its user in, once', async (strategy, provider, object) => {
  const { api, create, send } = withAda(SOCIAL)
  const token = api.providers.token(provider, ADA)
  const { response } = await create({ strategy, token })
  expect(response).toMatchObject({
    status: 'complete',
    first_factor_verification: { object, strategy, status: 'verified' },
  })
  await send('DELETE', '/client/sessions')
  expect(await create({ strategy, token })).toMatchObject({ status: 422, code: 'form_param_value_invalid' })
  expect((await create({ strategy })).code).toBe('form_param_nil')
})

test('a token of an unknown user fails as at the service, and may then sign up', async () => {
  const { api, create, signUp } = signInSetup(presets.socialProgressive())
  const token = api.providers.token('oauth_google', ADA)
  expect(await create({ strategy: 'google_one_tap', token })).toMatchObject({
    status: 404,
    errors: [{ code: 'external_account_not_found' }],
  })
  expect((await signUp({ strategy: 'google_one_tap', token })).response.status).toBe('complete')
})

test.each([
  ['email_code', EMAIL, 'email_address'],
  ['phone_code', PHONE, 'phone_number'],
] as const)(
  '%s: an unknown user gets a code, and signs up with what it proved',
  async (strategy, identifier, field) => {
    const { api, create, attempt, client, signUp } = signInSetup()
    const { response } = await create({ identifier, strategy, sign_up_if_missing: true })
    expect(response.supported_first_factors?.map((one) => one.strategy)).not.toContain('password')
    expect((await attempt(response.id, { strategy, code: '000000' })).code).toBe('form_code_incorrect')
    expect(await attempt(response.id, { strategy, code: api.outbox.lastCode(identifier) })).toMatchObject({
      status: 404,
      errors: [{ code: 'sign_up_if_missing_transfer' }],
    })
    expect((await client())?.sign_in).toMatchObject({
      id: response.id,
      status: 'needs_first_factor',
      first_factor_verification: { status: 'transferable', strategy },
    })
    const { response: created, client: after } = await signUp({ transfer: true, password: PASSWORD })
    expect(created).toMatchObject({
      status: 'complete',
      [field]: identifier,
      verifications: { [field]: { status: 'verified', strategy } },
    })
    expect(after).toMatchObject({ sign_in: null, sessions: [{ id: created.created_session_id }] })
  },
)

test('by link, the page that it ends at learns that there is no account', async () => {
  const { api, create, prepare, client, signUp } = signInSetup()
  const { response } = await create({ identifier: EMAIL, sign_up_if_missing: true })
  await prepare(response.id, { strategy: 'email_link', redirect_url: 'https://app.example.test/verify' })
  const address = await api.links.open(api.outbox.last(EMAIL).url)
  expect(address.searchParams.get('__clerk_status')).toBe('transferable')
  expect((await client())?.sign_in?.first_factor_verification).toMatchObject({ status: 'transferable' })
  expect((await signUp({ transfer: true, password: PASSWORD })).response.status).toBe('complete')
})

test('by wallet, too', async () => {
  const wallet = ethereumWallet()
  const { create, attempt, signUp } = signInSetup(presets.web3())
  const strategy = 'web3_metamask_signature'
  const { response } = await create({ identifier: wallet.address, strategy, sign_up_if_missing: true })
  const signature = wallet.sign(response.first_factor_verification?.message ?? '')
  expect((await attempt(response.id, { strategy, signature })).code).toBe('sign_up_if_missing_transfer')
  expect((await signUp({ transfer: true })).response.status).toBe('complete')
})

test('a known user just signs in', async () => {
  const { api, create, attempt } = withAda()
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code', sign_up_if_missing: true })
  const done = await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  expect(done.response.status).toBe('complete')
})

test.each([
  ['a username', 'stranger', 'public'],
  ['sign-ups by invitation only', EMAIL, 'restricted'],
])('it does not apply to %s', async (_, identifier, mode) => {
  const { api, create } = signInSetup()
  api.configure({ settings: { sign_up: { mode } } })
  expect((await create({ identifier, sign_up_if_missing: true })).code).toBe('form_identifier_not_found')
})

test('it needs the captcha of a sign-up, and a sign-in does not', async () => {
  const { api, create } = withAda()
  api.configure({ settings: { sign_up: { captcha_enabled: true } } })
  expect((await create({ identifier: EMAIL, sign_up_if_missing: true })).code).toBe('captcha_missing_token')
  const captcha_token = api.captcha.issue()
  expect((await create({ identifier: EMAIL, sign_up_if_missing: true, captcha_token })).status).toBe(200)
  expect((await create({ identifier: EMAIL })).status).toBe(200)
})

test('who became a user in the meantime is not signed up, and nothing is lost', async () => {
  const { api, create, attempt, signUp, client } = signInSetup()
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code', sign_up_if_missing: true })
  await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  api.users.add({ emailAddress: EMAIL })
  expect((await signUp({ transfer: true })).code).toBe('form_identifier_exists')
  expect(await client()).toMatchObject({ sign_in: { id: response.id }, sign_up: null })
})

test('a sign-in that is not transferable, and a sign-up that is not, cannot be transferred', async () => {
  const { create, signUp } = withAda()
  await create({ identifier: EMAIL })
  expect((await signUp({ transfer: true })).code).toBe('account_transfer_invalid')
  expect((await create({ transfer: true })).code).toBe('account_transfer_invalid')
})

test('a sign-up that becomes a sign-in goes on with the second factor', async () => {
  const { api, create, signUp, ada, client } = withAda(SOCIAL)
  api.configure({ settings: { attributes: { authenticator_app: { enabled: true } } } })
  api.users.update(ada.id, { totpSecret: 'JBSWY3DPEHPK3PXP' })
  const { response } = await signUp(GOOGLE)
  await api.providers.approve(response.verifications?.external_account?.external_verification_redirect_url ?? null, ADA)
  expect((await create({ transfer: true })).response.status).toBe('needs_second_factor')
  expect(await client()).toMatchObject({ sign_up: null, sessions: [] })
})

test('a ticket of a user signs in, once', async () => {
  const { api, create, send, ada } = withAda()
  const ticket = api.tickets.issue({ userId: ada.id })
  const { response } = await create({ strategy: 'ticket', ticket })
  expect(response).toMatchObject({
    status: 'complete',
    identifier: EMAIL,
    first_factor_verification: { object: 'verification_ticket', status: 'verified', strategy: 'ticket' },
  })
  expect(api.tickets).toMatchObject([{ usedBy: response.id, userId: ada.id }])
  await send('DELETE', '/client/sessions')
  expect(await create({ strategy: 'ticket', ticket })).toMatchObject({
    status: 400,
    errors: [{ code: 'sign_in_token_already_used_code', meta: { param_name: 'ticket' } }],
  })
})

test('a ticket that expired, was revoked, is unknown or missing does not', async () => {
  const { api, create, ada } = withAda()
  const [old, revoked] = [
    api.tickets.issue({ userId: ada.id, expiresInMs: 1_000 }),
    api.tickets.issue({ userId: ada.id }),
  ]
  api.clock.advance(1_000)
  api.tickets.revoke(revoked)
  const codeOf = async (ticket?: string) => (await create({ strategy: 'ticket', ...(ticket ? { ticket } : {}) })).code
  expect(await codeOf(old)).toBe('ticket_expired_code')
  expect(await codeOf(revoked)).toBe('sign_in_token_revoked_code')
  expect(await codeOf('made-up')).toBe('ticket_invalid_code')
  expect(await codeOf()).toBe('form_param_nil')
})

test('an invitation signs in who has an account, and a sign-in token signs no user up', async () => {
  const { api, create, signUp, ada } = withAda()
  const unknown = api.tickets.issue({ emailAddress: 'grace@example.test' })
  expect((await create({ strategy: 'ticket', ticket: unknown })).code).toBe('invitation_account_not_exists')
  const ticket = api.tickets.issue({ emailAddress: EMAIL })
  expect((await create({ strategy: 'ticket', ticket })).response.status).toBe('complete')
  const token = api.tickets.issue({ userId: ada.id })
  const other = signInBrowser(api)
  expect((await other.signUp({ strategy: 'ticket', ticket: token })).code).toBe('sign_in_token_cannot_be_used_code')
  expect((await signUp({ strategy: 'ticket', ticket: token })).status).toBe(400)
  expect(() => api.tickets.issue({ userId: 'user_x' })).toThrow('there is no user user_x')
  expect(() => api.tickets.issue({ userId: ada.id, emailAddress: EMAIL })).toThrow('Pass one of them')
})
