import { expect, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { paths } from '../../src/shapes/paths.ts'
import { presets } from '../../src/testing/index.ts'
import { browserOf, setup as createSetup } from './setup.ts'

const ADA = { id: 'google-1', emailAddress: 'ada@example.test', firstName: 'Ada', lastName: 'Lovelace' }
const ONE_TAP = { strategy: 'google_one_tap' }
const APPLE = { strategy: 'oauth_token_apple' }

const setup = (options = presets.socialProgressive()) => createSetup(options)

test('a token of Google One Tap signs up at once', async () => {
  const { api, create, client } = setup()
  const signUp = await create({ ...ONE_TAP, token: api.providers.token('oauth_google', ADA) })
  expect(signUp).toMatchObject({
    status: 'complete',
    email_address: ADA.emailAddress,
    first_name: 'Ada',
    last_name: 'Lovelace',
    verifications: {
      email_address: { status: 'verified', strategy: 'from_oauth_google' },
      external_account: { status: 'verified', strategy: 'oauth_google' },
    },
  })
  expect(signUp.verifications?.external_account).not.toHaveProperty('external_verification_redirect_url')
  expect(await client()).toMatchObject({
    sign_up: null,
    last_active_session_id: signUp.created_session_id,
    last_authentication_strategy: null,
  })
  expect(api.users).toMatchObject([{ externalAccounts: [{ strategy: 'oauth_google', providerUserId: 'google-1' }] }])
})

test('a token of Apple signs up at once', async () => {
  const { api, create } = setup()
  api.providers.add('oauth_apple')
  expect((await create({ ...APPLE, token: api.providers.token('oauth_apple', ADA) })).status).toBe('complete')
  expect(api.users).toMatchObject([{ externalAccounts: [{ strategy: 'oauth_apple' }] }])
})

test('a token through the client completes the sign-up', async () => {
  const { api } = setup()
  const { signUp } = createClient({ transport: api.transport() })
  await signUp.create({ strategy: 'google_one_tap', token: api.providers.token('oauth_google', ADA) })
  expect(signUp.status).toBe('complete')
  expect(signUp.createdUserId).toBe(api.users[0]?.id)
})

test('by default a token is of the first one known, and has what was known when it was issued', async () => {
  const { api, create } = setup()
  expect(() => api.providers.token('oauth_google')).toThrow('providers.token(): there is no identity at oauth_google')
  api.providers.add('oauth_google', { identities: [ADA, { emailAddress: 'grace@example.test' }] })
  const token = api.providers.token('oauth_google')
  api.providers.add('oauth_google', { identities: [{ ...ADA, firstName: 'Augusta' }] })
  expect(await create({ ...ONE_TAP, token })).toMatchObject({ email_address: ADA.emailAddress, first_name: 'Ada' })
})

test('what the token does not have is still asked for, and what the user gave stays', async () => {
  const { api, create, update } = setup()
  const token = api.providers.token('oauth_google', { emailAddress: ADA.emailAddress, firstName: 'Ada' })
  const signUp = await create({ ...ONE_TAP, token, firstName: 'Augusta' })
  expect(signUp).toMatchObject({ first_name: 'Augusta', missing_fields: ['last_name'], unverified_fields: [] })
  expect((await update(signUp.id, { lastName: 'King' })).status).toBe('complete')
})

test('an email address that the provider did not verify is verified by a code', async () => {
  const { api, create } = setup()
  const token = api.providers.token('oauth_google', { ...ADA, emailVerified: false })
  expect(await create({ ...ONE_TAP, token })).toMatchObject({
    missing_fields: [],
    unverified_fields: ['email_address'],
    verifications: { external_account: { status: 'verified' } },
  })
})

test('without progressive sign-up, the token needs a verified email address', async () => {
  const { settings } = presets.socialProgressive()
  const { api, create } = setup({ settings: { ...settings, sign_up: { progressive: false } } })
  const token = api.providers.token('oauth_google', { ...ADA, emailVerified: false })
  expect((await create({ ...ONE_TAP, token })).verifications?.external_account).toMatchObject({
    status: 'failed',
    error: { code: 'external_account_email_address_verification_required' },
  })
})

test('an account that has a user can be transferred to a sign-in', async () => {
  const { api, create, signIn } = setup()
  api.users.add({ emailAddress: ADA.emailAddress })
  const token = api.providers.token('oauth_google', ADA)
  expect((await create({ ...ONE_TAP, token })).verifications?.external_account).toMatchObject({
    status: 'transferable',
    error: { code: 'external_account_exists' },
  })
  expect((await signIn({ transfer: true })).status).toBe('complete')
  expect(api.users).toHaveLength(1)
})

test('a user who is signed in on this client gets the id of that session', async () => {
  const { api, create } = setup({ ...presets.socialProgressive(), authConfig: { single_session_mode: false } })
  await create({ ...ONE_TAP, token: api.providers.token('oauth_google', ADA) })
  const again = await create({ ...ONE_TAP, token: api.providers.token('oauth_google', ADA) })
  expect(again.verifications?.external_account).toMatchObject({
    status: 'failed',
    error: { code: 'identifier_already_signed_in', meta: { session_id: api.sessions[0]?.id } },
  })
})

test.each([{}, { token: '' }])('a strategy with the token of %o is rejected', async (given) => {
  const { rejected, client } = setup()
  expect(await rejected('POST', paths.signUps, { ...ONE_TAP, ...given })).toMatchObject({
    status: 422,
    errors: [{ code: 'form_param_nil', meta: { param_name: 'token' } }],
  })
  expect(await client()).toBeNull()
})

test('a token that says nothing here is rejected, and the error response says why', async () => {
  const { api, create, rejected } = setup()
  api.providers.add('oauth_apple')
  const used = api.providers.token('oauth_google', ADA)
  await browserOf(api).create({ ...ONE_TAP, token: used })
  const { id } = await create({})
  for (const [token, reason] of [
    ['eyJhbGciOiJSUzI1NiJ9.e30.c2ln', "api.providers.token('oauth_google')"],
    [used, 'used before'],
    [api.providers.token('oauth_apple', ADA), 'takes those of oauth_google'],
  ])
    expect(await rejected('POST', paths.signUps, { ...ONE_TAP, token })).toMatchObject({
      status: 422,
      errors: [
        {
          code: 'form_param_value_invalid',
          long_message: expect.stringContaining(reason ?? ''),
          meta: { param_name: 'token' },
        },
      ],
    })
  expect(api.snapshot()).toMatchObject({ state: { clients: [{}, { signUpId: id }] } })
})

test('a request that is rejected does not use the token up', async () => {
  const { api, create, rejected } = setup()
  const body = { ...ONE_TAP, token: api.providers.token('oauth_google', ADA) }
  await rejected('POST', paths.signUps, { ...body, emailAddress: 'no address' })
  expect((await create(body)).status).toBe('complete')
})

test('the strategy of a provider that is not enabled is rejected as any other', async () => {
  const { api, rejected } = setup()
  const { errors } = await rejected('POST', paths.signUps, { ...APPLE, token: api.providers.token('oauth_apple', ADA) })
  expect(errors).toMatchObject([{ code: 'form_param_value_invalid', meta: { param_name: 'strategy' } }])
  expect(errors[0]?.long_message).toContain('oauth_google, google_one_tap, oauth_token_google, oauth_github')
})

test('a token or a grant without its strategy is rejected, for a new sign-up and for one that is under way', async () => {
  const { api, create, rejected } = setup()
  const token = api.providers.token('oauth_google', ADA)
  const { id } = await create({})
  for (const [param, given] of [
    ['token', { token }],
    ['code', { code: token }],
    ['code', { code: '123456', strategy: 'email_code', emailAddress: ADA.emailAddress }],
  ] as const) {
    const expected = { errors: [{ code: 'form_param_unknown', meta: { param_name: param } }] }
    expect(await rejected('POST', paths.signUps, given)).toMatchObject(expected)
    expect(await rejected('PATCH', paths.signUp(id), given)).toMatchObject(expected)
  }
  expect(api.outbox).toEqual([])
})

test.each([
  ['a change', 'PATCH', (id: string) => paths.signUp(id)],
  ['attempt_verification', 'POST', (id: string) => paths.attemptVerification(id)],
] as const)('a sign-up that is under way takes a token by %s, once', async (_, method, pathOf) => {
  const { api, create, rejected, transport } = setup()
  const { id } = await create({ unsafeMetadata: { plan: 'pro' } })
  const token = api.providers.token('oauth_google', ADA)
  expect((await rejected(method, pathOf(id), ONE_TAP)).errors).toMatchObject([
    { code: 'form_param_nil', meta: { param_name: 'token' } },
  ])
  expect((await rejected(method, pathOf(id), { ...ONE_TAP, token: 'made up' })).errors).toMatchObject([
    { code: 'form_param_value_invalid', meta: { param_name: 'token' } },
  ])
  const { body } = await transport({ method, path: pathOf(id), body: { ...ONE_TAP, token } })
  expect(body).toMatchObject({ response: { id, status: 'complete', unsafe_metadata: { plan: 'pro' } } })
  expect(api.users).toMatchObject([
    { emailAddress: ADA.emailAddress, externalAccounts: [{ strategy: 'oauth_google' }] },
  ])
})

test('a strategy that is off takes no token for a sign-up that is under way', async () => {
  const { api, create, rejected } = setup()
  const { id } = await create({})
  const given = { ...APPLE, token: api.providers.token('oauth_apple', ADA) }
  for (const [method, path] of [
    ['PATCH', paths.signUp(id)],
    ['POST', paths.attemptVerification(id)],
  ] as const)
    expect((await rejected(method, path, given)).errors).toMatchObject([
      { code: 'form_param_value_invalid', meta: { param_name: 'strategy' } },
    ])
})

test('a grant stands for the token that the service would exchange it for, and says nothing beside one', async () => {
  const { api, create } = setup()
  const strategy = 'oauth_token_github'
  const grant = api.providers.token('oauth_github', ADA)
  expect((await create({ strategy, code: grant })).status).toBe('complete')
  const token = api.providers.token('oauth_github', { ...ADA, id: 'grace', emailAddress: 'grace@example.test' })
  expect(await browserOf(api).create({ strategy, token, code: 'c0ffee' })).toMatchObject({ status: 'complete' })
})

test('a token is in a snapshot, and so is that it was used', async () => {
  const { api, create, rejected } = setup()
  const body = { ...ONE_TAP, token: api.providers.token('oauth_google', { emailAddress: ADA.emailAddress }) }
  const before = JSON.stringify(api.snapshot())
  await create(body)
  const after = JSON.stringify(api.snapshot())
  api.restore(JSON.parse(before))
  await browserOf(api).create(body)
  api.restore(JSON.parse(after))
  expect((await rejected('POST', paths.signUps, body)).errors[0]?.code).toBe('form_param_value_invalid')
})
