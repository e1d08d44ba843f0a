import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { presets } from '../../src/testing/index.ts'
import { browserOf, setup, signUpWithEmail } from './setup.ts'

test('an email address, a password and the emailed code make a user with an active session', async () => {
  const { api, create, prepare, attempt } = setup()
  const created = await create({ emailAddress: 'ada@example.test', password: 'correct horse 42' })
  expect(created).toMatchObject({
    status: 'missing_requirements',
    required_fields: ['email_address', 'password'],
    missing_fields: [],
    unverified_fields: ['email_address'],
    has_password: true,
  })

  await prepare(created.id, { strategy: 'email_code' })
  const { code } = api.outbox.last('ada@example.test')
  const { response, client } = await attempt(created.id, { strategy: 'email_code', code })

  expect(response).toMatchObject({ status: 'complete', unverified_fields: [], created_user_id: api.users[0]?.id })
  expect(client).toMatchObject({
    sign_up: null,
    last_active_session_id: response.created_session_id,
    last_authentication_strategy: null,
    sessions: [{ id: response.created_session_id, status: 'active', user: { id: response.created_user_id } }],
  })
  expect(api.users).toMatchObject([{ emailAddress: 'ada@example.test', hasPassword: true }])
  expect(api.sessions).toMatchObject([{ userId: response.created_user_id, status: 'active' }])
})

test('a username and a password complete a sign-up in one request', async () => {
  const { create, client } = setup(presets.usernameAndPassword())
  const signUp = await create({ username: 'ada_l', password: 'correct horse 42' })
  expect(signUp.status).toBe('complete')
  expect(await client()).toMatchObject({ sign_up: null, last_authentication_strategy: null })
})

test('a sign-up has the members that the service sends', async () => {
  const { create } = setup()
  expect(await create({})).toEqual({
    object: 'sign_up_attempt',
    id: expect.stringMatching(/^sua_[0-9A-Za-z]{27}$/),
    status: 'missing_requirements',
    required_fields: ['email_address', 'password'],
    optional_fields: [],
    missing_fields: ['email_address', 'password'],
    unverified_fields: [],
    username: null,
    first_name: null,
    last_name: null,
    email_address: null,
    phone_number: null,
    web3_wallet: null,
    password_enabled: false,
    has_password: false,
    unsafe_metadata: {},
    public_metadata: {},
    custom_action: false,
    external_id: null,
    created_session_id: null,
    created_user_id: null,
    abandon_at: Date.UTC(2026, 0, 16, 12),
    legal_accepted_at: null,
    locale: null,
    timezone: null,
    verifications: { email_address: null, phone_number: null, web3_wallet: null, external_account: null },
  })
})

test('a browser has no client until its first write, which is distinct from others', async () => {
  const { api, client, createWithClient } = setup()
  expect(await client()).toBeNull()
  const { response, client: own } = await createWithClient({})
  expect(own).toMatchObject({ id: expect.stringMatching(/^client_/), sign_up: { id: response.id }, sessions: [] })
  expect(await client()).toEqual(own)
  expect(await browserOf(api).client()).toBeNull()
})

test('a new attempt takes the place of the one before', async () => {
  const { create, client, get, rejected } = setup()
  const first = await create({ emailAddress: 'ada@example.test' })
  const second = await create({ emailAddress: 'grace@example.test' })
  expect(second.id).not.toBe(first.id)
  expect(await client()).toMatchObject({ sign_up: { id: second.id } })
  expect((await get(first.id)).response.status).toBe('abandoned')
  expect(await rejected('PATCH', paths.signUp(first.id), {})).toMatchObject({
    status: 400,
    errors: [{ code: 'client_state_invalid' }],
  })
})

test('a sign-up is abandoned after a day', async () => {
  const { api, create, get, rejected } = setup()
  const { id } = await create({ emailAddress: 'ada@example.test' })
  api.clock.advance(86_399_999)
  expect((await get(id)).response.status).toBe('missing_requirements')
  api.clock.advance(1)
  expect((await get(id)).response.status).toBe('abandoned')
  for (const path of [paths.prepareVerification(id), paths.attemptVerification(id)])
    expect((await rejected('POST', path, { strategy: 'email_code' })).errors[0]?.code).toBe('client_state_invalid')
})

test('a complete sign-up can be read, and not changed', async () => {
  const { create, get, rejected } = setup(presets.usernameAndPassword())
  const { id } = await create({ username: 'ada_l', password: 'correct horse 42' })
  expect((await get(id)).response).toMatchObject({ status: 'complete', missing_fields: [] })
  expect((await rejected('PATCH', paths.signUp(id), {})).errors[0]?.long_message).toContain('is complete')
})

test('a complete sign-up stays complete when the settings ask for more', async () => {
  const { api, create, get } = setup(presets.usernameAndPassword())
  const { id } = await create({ username: 'ada_l', password: 'correct horse 42' })
  api.configure({ settings: { attributes: { first_name: { enabled: true, required: true } } } })
  expect((await get(id)).response).toMatchObject({ status: 'complete', missing_fields: [] })
})

test("another browser's sign-up is not found", async () => {
  const { api, create } = setup()
  const { id } = await create({ emailAddress: 'ada@example.test' })
  const other = browserOf(api)
  expect(await other.rejected('GET', paths.signUp(id))).toMatchObject({
    status: 404,
    errors: [{ code: 'resource_not_found' }],
  })
  await other.create({})
  expect((await other.rejected('PATCH', paths.signUp(id), {})).status).toBe(404)
})

test('who is signed in cannot start a sign-up, unless several sessions are allowed', async () => {
  const { api, create, rejected } = setup(presets.usernameAndPassword())
  const first = await create({ username: 'ada_l', password: 'correct horse 42' })
  expect(await rejected('POST', paths.signUps, {})).toMatchObject({
    status: 400,
    errors: [{ code: 'session_exists', meta: { session_id: first.created_session_id } }],
  })
  api.configure({ authConfig: { single_session_mode: false } })
  const second = await create({ username: 'grace', password: 'correct horse 42' })
  expect(api.sessions.map(({ id }) => id)).toEqual([first.created_session_id, second.created_session_id])
})

test.each([
  ['restricted', 'sign_up_mode_restricted'],
  ['waitlist', 'sign_up_restricted_waitlist'],
])('an instance in %s mode rejects strangers', async (mode, code) => {
  const { rejected } = setup({ settings: { sign_up: { mode } } })
  expect(await rejected('POST', paths.signUps, {})).toMatchObject({ status: 403, errors: [{ code }] })
})

test('the first of two sign-ups with one address wins', async () => {
  const { api, create, prepare, rejected } = setup(presets.emailCode())
  const { id } = await create({ emailAddress: 'ada@example.test' })
  await prepare(id, { strategy: 'email_code' })
  const { code } = api.outbox.last('ada@example.test')
  await signUpWithEmail(api, browserOf(api), { emailAddress: 'ada@example.test' })

  const late = await rejected('POST', paths.attemptVerification(id), { strategy: 'email_code', code })
  expect(late).toMatchObject({ status: 422, errors: [{ code: 'form_identifier_exists' }] })
  expect(api.users).toHaveLength(1)
})

test('settings that stop asking for something complete a sign-up at its next write', async () => {
  const { api, create, update } = setup(presets.usernameAndPassword())
  const { id } = await create({ username: 'ada_l' })
  api.configure({ settings: { attributes: { password: { required: false } } } })
  expect((await update(id, {})).status).toBe('complete')
})

test('what was sent stays as it was sent: metadata is copied on the way in and out', async () => {
  const { create, get } = setup()
  const unsafeMetadata = { plan: 'pro' }
  const created = await create({ unsafeMetadata })
  unsafeMetadata.plan = 'free'
  Object.assign(created.unsafe_metadata ?? {}, { plan: 'gold' })
  expect((await get(created.id)).response.unsafe_metadata).toEqual({ plan: 'pro' })
})
