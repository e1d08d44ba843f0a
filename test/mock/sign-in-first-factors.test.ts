import { expect, test } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { EMAIL, MANY, PASSWORD, PHONE, signInBrowser, signInSetup, withAda } from './sign-in-setup.ts'

test('an identifier gets every way of its user, in the order of the service', async () => {
  const { create, ada } = withAda()
  const { response, client } = await create({ identifier: EMAIL, locale: 'en-GB', timezone: 'Europe/London' })
  const email = { safe_identifier: EMAIL, email_address_id: ada.identifications[0]?.id, primary: true }
  const phone = { safe_identifier: PHONE, phone_number_id: ada.identifications[1]?.id, primary: true }
  expect(response).toMatchObject({
    object: 'sign_in_attempt',
    status: 'needs_first_factor',
    identifier: EMAIL,
    supported_identifiers: ['email_address', 'phone_number', 'username'],
    supported_first_factors: [
      { strategy: 'password' },
      { strategy: 'phone_code', ...phone },
      { strategy: 'email_code', ...email },
      { strategy: 'email_link', ...email },
      { strategy: 'reset_password_email_code', ...email },
    ],
    supported_second_factors: null,
    first_factor_verification: null,
    second_factor_verification: null,
    created_session_id: null,
    user_data: { first_name: 'Ada', last_name: 'Lovelace', has_image: false },
    client_trust_state: 'new',
    locale: 'en-GB',
    timezone: 'Europe/London',
  })
  expect(client).toMatchObject({ sign_in: { id: response.id }, sign_up: null, sessions: [] })
})

test.each([
  [EMAIL, 'reset_password_email_code'],
  [` ${EMAIL.toUpperCase()} `, 'reset_password_email_code'],
  ['+44 7700 900-143', 'reset_password_phone_code'],
  ['ada_l', undefined],
])('%s finds the user, and resets the password by a message of its own kind: %s', async (identifier, reset) => {
  const { create } = withAda()
  const { response } = await create({ identifier })
  const resets = response.supported_first_factors?.filter(({ strategy }) => strategy.startsWith('reset_'))
  expect(resets?.map(({ strategy }) => strategy)).toEqual(reset ? [reset] : [])
})

test.each([
  ['unknown@example.test', 'form_identifier_not_found'],
  ['+447700900999', 'form_identifier_not_found'],
  ['not an identifier', 'form_param_format_invalid'],
  ['', 'form_param_nil'],
])('%j fails with %s, and nothing is created', async (identifier, code) => {
  const { create, client, api } = withAda()
  const reply = await create({ identifier })
  expect(reply).toMatchObject({ status: 422, errors: [{ code, meta: { param_name: 'identifier' } }] })
  expect(await client()).toBeNull()
  expect(api.sessions).toEqual([])
})

test('an identifier whose kind is off is said to be so, with the setting that is missing', async () => {
  const { create } = signInSetup(presets.emailCode())
  const { errors } = await create({ identifier: PHONE })
  expect(errors[0]?.long_message).toContain('settings.attributes.phone_number.enabled')
})

test('identifier and password sign in with one request, as the service responds', async () => {
  const { create, api, ada } = withAda()
  const { response, client } = await create({ identifier: EMAIL, password: PASSWORD })
  expect(response).toMatchObject({
    status: 'complete',
    supported_first_factors: null,
    supported_second_factors: null,
    first_factor_verification: {
      object: 'verification_password',
      status: 'verified',
      strategy: 'password',
      attempts: 1,
      expire_at: null,
    },
    created_session_id: api.sessions[0]?.id,
  })
  expect(client).toMatchObject({
    sign_in: null,
    last_active_session_id: response.created_session_id,
    last_authentication_strategy: null,
    sessions: [{ id: response.created_session_id, user: { id: ada.id }, factor_verification_age: [0, -1] }],
  })
})

test('the strategy shows as the last one from the next response on', async () => {
  const { create, client } = withAda()
  await create({ identifier: EMAIL, password: PASSWORD })
  expect(await client()).toMatchObject({ last_authentication_strategy: 'password' })
})

test('a password may come later', async () => {
  const { create, attempt } = withAda()
  const { response } = await create({ identifier: 'ada_l' })
  const { response: done } = await attempt(response.id, { strategy: 'password', password: PASSWORD })
  expect(done).toMatchObject({ id: response.id, status: 'complete' })
})

test('a wrong password is an error of its field; the sign-in stays as it was', async () => {
  const { create, attempt, read } = withAda()
  expect(await create({ identifier: EMAIL, password: 'wrong' })).toMatchObject({
    status: 422,
    errors: [{ code: 'form_password_incorrect', meta: { param_name: 'password' } }],
  })
  const { response } = await create({ identifier: EMAIL })
  expect((await attempt(response.id, { strategy: 'password', password: 'wrong' })).code).toBe('form_password_incorrect')
  expect((await read(response.id)).response).toEqual(response)
})

test('a password given at a sign-up signs in, and only its hash is in the state', async () => {
  const { api, create, send, browser, signUp } = signInSetup(presets.usernameAndPassword())
  await signUp({ username: 'ada_l', password: PASSWORD })
  await send('DELETE', '/client/sessions')
  expect((await create({ identifier: 'ada_l', password: PASSWORD })).response.status).toBe('complete')
  expect(JSON.stringify(api.snapshot())).not.toContain(PASSWORD)
  expect(JSON.stringify(api.requests)).not.toContain(PASSWORD)
  expect(browser).toBeDefined()
})

test.each([
  ['email_code', EMAIL, 'email_address_id', undefined],
  ['phone_code', PHONE, 'phone_number_id', 'sms'],
] as const)('%s: prepared, attempted, complete', async (strategy, to, param, channel) => {
  const { api, create, prepare, attempt } = withAda()
  const { response } = await create({ identifier: EMAIL })
  const factor = response.supported_first_factors?.find((one) => one.strategy === strategy)
  const prepared = await prepare(response.id, { strategy, [param]: factor?.[param] ?? '' })
  expect(prepared.response).toMatchObject({
    status: 'needs_first_factor',
    first_factor_verification: {
      object: 'verification_otp',
      status: 'unverified',
      strategy,
      ...(channel ? { channel } : {}),
      attempts: 0,
      expire_at: api.clock.now() + 600_000,
    },
  })
  const done = await attempt(response.id, { strategy, code: api.outbox.lastCode(to) })
  expect(done.response).toMatchObject({
    status: 'complete',
    first_factor_verification: { status: 'verified', strategy, attempts: 1 },
  })
})

test('a create with a strategy sends the code at once, to the identifier that was entered', async () => {
  const { api, create, attempt } = withAda()
  api.users.update(api.users[0]?.id ?? '', { password: null })
  const { response } = await create({ identifier: PHONE, strategy: 'phone_code' })
  expect(response.first_factor_verification).toMatchObject({ strategy: 'phone_code', status: 'unverified' })
  expect(api.outbox.map(({ to }) => to)).toEqual([PHONE])
  expect((await attempt(response.id, { strategy: 'phone_code', code: api.outbox.lastCode(PHONE) })).status).toBe(200)
})

test('a code goes by WhatsApp when the settings and the request say so', async () => {
  const { api, create, prepare } = withAda()
  api.configure({ settings: { attributes: { phone_number: { channels: ['sms', 'whatsapp'] } } } })
  const { response } = await create({ identifier: PHONE })
  await prepare(response.id, { strategy: 'phone_code', channel: 'whatsapp' })
  expect(api.outbox.at(-1)).toMatchObject({ to: PHONE, channel: 'whatsapp' })
  api.configure({ settings: { attributes: { phone_number: { channels: ['sms'] } } } })
  expect((await prepare(response.id, { strategy: 'phone_code', channel: 'whatsapp' })).errors).toMatchObject([
    { code: 'form_param_value_invalid', meta: { param_name: 'channel' } },
  ])
})

test('wrong codes count; the last one fails the verification until it is prepared again', async () => {
  const { api, create, prepare, attempt, read } = withAda()
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code' })
  const right = api.outbox.lastCode(EMAIL)
  const codes: (string | undefined)[] = []
  for (const code of ['000000', '000000', '000000', right])
    codes.push((await attempt(response.id, { strategy: 'email_code', code })).code)
  expect(codes).toEqual(['form_code_incorrect', 'form_code_incorrect', 'verification_failed', 'verification_failed'])
  expect((await read(response.id)).response.first_factor_verification).toMatchObject({ status: 'failed', attempts: 3 })
  await prepare(response.id, { strategy: 'email_code' })
  expect((await attempt(response.id, { strategy: 'email_code', code: right })).code).toBe('form_code_incorrect')
  expect((await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })).status).toBe(200)
})

test('a code expires, and another is only sent after the interval', async () => {
  const { api, create, prepare, attempt } = withAda({ ...MANY, limits: { resendIntervalMs: 30_000 } })
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code' })
  const early = await prepare(response.id, { strategy: 'email_code' })
  expect(early).toMatchObject({ status: 429, errors: [{ code: 'verification_code_too_many_requests' }] })
  expect((await prepare(response.id, { strategy: 'phone_code' })).status).toBe(200)
  await prepare(response.id, { strategy: 'email_code' })
  api.clock.advance(600_000)
  expect(await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })).toMatchObject({
    status: 400,
    errors: [{ code: 'verification_expired' }],
  })
})

test.each([
  [{ strategy: 'email_code', code: '123456' }, 400, 'verification_missing'],
  [{ strategy: 'email_code' }, 422, 'form_param_nil'],
  [{ strategy: 'password' }, 422, 'form_param_nil'],
  [{ code: '123456' }, 422, 'form_param_nil'],
  [{ strategy: 'email_link' }, 422, 'form_param_value_invalid'],
  [{ strategy: 'totp', code: '123456' }, 422, 'form_param_value_invalid'],
  [{ strategy: 'email_code', code: '123456', kode: '1' }, 422, 'form_param_unknown'],
])('an attempt with %j fails with %i %s', async (body, status, code) => {
  const { create, attempt } = withAda()
  const { response } = await create({ identifier: EMAIL })
  expect(await attempt(response.id, body as Record<string, string>)).toMatchObject({ status, errors: [{ code }] })
})

test('a strategy that the user has not is named beside those that the user has', async () => {
  const { api, create, prepare } = signInSetup()
  api.users.add({ username: 'grace', password: PASSWORD })
  const { response } = await create({ identifier: 'grace' })
  const { status, errors } = await prepare(response.id, { strategy: 'email_code' })
  expect({ status, errors }).toMatchObject({ status: 400, errors: [{ code: 'strategy_for_user_invalid' }] })
  expect(errors[0]?.long_message).toContain('First factors: password.')
})

test('an id of another user is rejected, and no code is sent to somewhere else', async () => {
  const { api, create, prepare } = withAda()
  const grace = api.users.add({ emailAddress: 'grace@example.test' })
  const { response } = await create({ identifier: EMAIL })
  const email_address_id = grace.identifications[0]?.id ?? ''
  expect(await prepare(response.id, { strategy: 'email_code', email_address_id })).toMatchObject({
    status: 422,
    errors: [{ code: 'form_resource_not_found', meta: { param_name: 'email_address_id' } }],
  })
  expect(api.outbox).toEqual([])
})

test('only verified addresses get codes; a further one has its own factor', async () => {
  const { api, create, prepare, attempt } = signInSetup()
  const second = { emailAddress: 'second@example.test' }
  const third = { emailAddress: 'third@example.test', verified: false }
  api.users.add({ emailAddress: EMAIL, password: PASSWORD, emailAddresses: [second, third] })
  const { response } = await create({ identifier: third.emailAddress })
  const codes = response.supported_first_factors?.filter(({ strategy }) => strategy === 'email_code')
  expect(codes).toMatchObject([
    { safe_identifier: EMAIL, primary: true },
    { safe_identifier: second.emailAddress, primary: false },
  ])
  await prepare(response.id, { strategy: 'email_code', email_address_id: codes?.[1]?.email_address_id ?? '' })
  const code = api.outbox.lastCode(second.emailAddress)
  expect((await attempt(response.id, { strategy: 'email_code', code })).response.status).toBe('complete')
})

test('addresses and numbers are masked, and names hidden, while personal data is', async () => {
  const { create } = withAda({ settings: { ...MANY.settings, attack_protection: { pii: { enabled: true } } } })
  const { response } = await create({ identifier: EMAIL })
  expect(response.user_data).toBeNull()
  expect(response.supported_first_factors).toMatchObject([
    { strategy: 'password' },
    { safe_identifier: '+**********43' },
    { safe_identifier: 'a**@example.test' },
    { safe_identifier: 'a**@example.test' },
    { safe_identifier: 'a**@example.test' },
  ])
})

test('a test address needs no message', async () => {
  const { api, create, attempt } = signInSetup()
  const emailAddress = 'ada+clerk_test@example.test'
  api.users.add({ emailAddress })
  const { response } = await create({ identifier: emailAddress, strategy: 'email_code' })
  expect(api.outbox).toEqual([])
  expect((await attempt(response.id, { strategy: 'email_code', code: '424242' })).response.status).toBe('complete')
})

test('another browser cannot see the sign-in', async () => {
  const { api, create } = withAda()
  const { response } = await create({ identifier: EMAIL })
  const other = signInBrowser(api)
  expect((await other.read(response.id)).status).toBe(404)
  expect((await other.attempt(response.id, { strategy: 'password', password: PASSWORD })).status).toBe(403)
})
