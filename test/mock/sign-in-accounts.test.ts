import { expect, test } from 'vitest'
import { type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { EMAIL, MANY, PASSWORD, PHONE, signInBrowser, signInSetup, withAda } from './sign-in-setup.ts'

const LOCKING: MockFrontendApiOptions = {
  ...MANY,
  limits: { attempts: 10 },
  settings: {
    ...MANY.settings,
    attack_protection: {
      pii: { enabled: false },
      user_lockout: { enabled: true, max_attempts: 3, duration_in_minutes: 30 },
    },
  },
}

const NEW = 'another horse 43'

test('too many wrong passwords lock the user, for a while', async () => {
  const { api, create } = withAda(LOCKING)
  const wrong = () => create({ identifier: EMAIL, password: 'wrong' })
  expect((await wrong()).code).toBe('form_password_incorrect')
  expect((await wrong()).code).toBe('form_password_incorrect')
  const meta = { lockout_expires_in_seconds: 1_800 }
  expect(await wrong()).toMatchObject({ status: 403, errors: [{ code: 'user_locked', meta }] })
  api.clock.advance(60_000)
  const locked = await create({ identifier: EMAIL, password: PASSWORD })
  expect(locked).toMatchObject({ status: 403, errors: [{ meta: { lockout_expires_in_seconds: 1_740 } }] })
  expect(locked.errors[0]?.long_message).toContain('You will be able to try again in 29 minutes. ')
  api.clock.advance(28 * 60_000)
  const almost = await create({ identifier: EMAIL, password: PASSWORD })
  expect(almost.errors[0]?.long_message).toContain('in 1 minute. ')
  api.clock.advance(60_000)
  expect((await create({ identifier: EMAIL, password: PASSWORD })).response.status).toBe('complete')
})

test('wrong passwords and wrong codes count together, and a success forgets them', async () => {
  const { api, create, attempt, client, send } = withAda(LOCKING)
  await create({ identifier: EMAIL, password: 'wrong' })
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code' })
  await attempt(response.id, { strategy: 'email_code', code: '000000' })
  await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  expect((await client())?.sessions[0]?.user).toMatchObject({ locked: false, verification_attempts_remaining: 3 })
  await send('DELETE', '/client/sessions')
  const again = await create({ identifier: EMAIL, strategy: 'email_code' })
  for (const expected of ['form_code_incorrect', 'form_code_incorrect', 'user_locked'])
    expect((await attempt(again.response.id, { strategy: 'email_code', code: '000000' })).code).toBe(expected)
  expect((await attempt(again.response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })).code).toBe(
    'user_locked',
  )
})

test('wrong codes of an app and wrong backup codes count, too', async () => {
  const attributes = {
    ...MANY.settings?.attributes,
    authenticator_app: { enabled: true },
    backup_code: { enabled: true },
  }
  const { api, create, attemptSecond, ada } = withAda({ ...LOCKING, settings: { ...LOCKING.settings, attributes } })
  api.users.update(ada.id, { totpSecret: 'JBSWY3DPEHPK3PXP', backupCodes: ['a1b2c3d4'] })
  const { id } = (await create({ identifier: EMAIL, password: PASSWORD })).response
  for (const [strategy, expected] of [
    ['totp', 'form_code_incorrect'],
    ['backup_code', 'form_code_incorrect'],
    ['totp', 'user_locked'],
  ] as const)
    expect((await attemptSecond(id, { strategy, code: '000000' })).code).toBe(expected)
  const right = await attemptSecond(id, { strategy: 'totp', code: api.users.totpCode(ada.id) })
  expect(right).toMatchObject({ status: 403, code: 'user_locked' })
})

test('a lock may have no end, or be switched off', async () => {
  const { api, create, ada } = withAda(LOCKING)
  api.configure({ settings: { attack_protection: { user_lockout: { duration_in_minutes: 0 } } } })
  api.users.update(ada.id, { locked: true })
  api.clock.advance(365 * 86_400_000)
  expect(await create({ identifier: EMAIL, password: PASSWORD })).toMatchObject({
    errors: [{ code: 'user_locked', meta: { lockout_expires_in_seconds: null } }],
  })
  api.users.update(ada.id, { locked: false })
  api.configure({ settings: { attack_protection: { user_lockout: { enabled: false } } } })
  for (let count = 0; count < 5; count += 1)
    expect((await create({ identifier: EMAIL, password: 'wrong' })).code).toBe('form_password_incorrect')
})

test('a banned user is found, and not signed in', async () => {
  const { api, create, attempt, ada } = withAda()
  api.users.update(ada.id, { banned: true })
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code' })
  const reply = await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  expect(reply).toMatchObject({ status: 403, code: 'user_banned' })
  expect((await create({ identifier: EMAIL, password: PASSWORD })).code).toBe('user_banned')
  expect(api.sessions).toEqual([])
})

test.each([
  ['reset_password_email_code', EMAIL, 'email_address_id'],
  ['reset_password_phone_code', PHONE, 'phone_number_id'],
] as const)('%s: a code, a new password, signed in', async (strategy, identifier, param) => {
  const { api, create, prepare, attempt, reset, send } = withAda()
  const { response } = await create({ identifier })
  const factor = response.supported_first_factors?.find((one) => one.strategy === strategy)
  await prepare(response.id, { strategy, [param]: factor?.[param] ?? '' })
  const proven = await attempt(response.id, { strategy, code: api.outbox.lastCode(identifier) })
  expect(proven.response).toMatchObject({
    status: 'needs_new_password',
    first_factor_verification: { object: 'verification_otp', status: 'verified', strategy },
    created_session_id: null,
  })
  expect(await reset(response.id, { password: 'short' })).toMatchObject({
    status: 422,
    errors: [{ code: 'form_password_length_too_short', meta: { param_name: 'password' } }],
  })
  expect((await reset(response.id, { password: NEW })).response.status).toBe('complete')
  await send('DELETE', '/client/sessions')
  expect((await create({ identifier, password: PASSWORD })).code).toBe('form_password_incorrect')
  expect((await create({ identifier, password: NEW })).response.status).toBe('complete')
})

test('a create with the strategy sends the code, and the attempt may bring the password', async () => {
  const { api, create, attempt } = withAda()
  const strategy = 'reset_password_email_code'
  const { response } = await create({ identifier: EMAIL, strategy })
  const code = api.outbox.lastCode(EMAIL)
  expect((await attempt(response.id, { strategy, code, password: 'short' })).code).toBe(
    'form_password_length_too_short',
  )
  expect((await attempt(response.id, { strategy, code, password: NEW })).response.status).toBe('complete')
})

test.each([true, false])('other sessions end with a new password: %s', async (sign_out_of_other_sessions) => {
  const { api, create, attempt, reset } = withAda()
  const other = signInBrowser(api)
  await other.create({ identifier: EMAIL, password: PASSWORD })
  const strategy = 'reset_password_email_code'
  const { response } = await create({ identifier: EMAIL, strategy })
  await attempt(response.id, { strategy, code: api.outbox.lastCode(EMAIL) })
  const done = await reset(response.id, { password: NEW, sign_out_of_other_sessions })
  expect(done.response.status).toBe('complete')
  expect((await other.client())?.sessions).toHaveLength(sign_out_of_other_sessions ? 0 : 1)
  expect(api.sessions.map(({ status }) => status)).toEqual([
    sign_out_of_other_sessions ? 'revoked' : 'active',
    'active',
  ])
})

test('a user with a second factor needs it after the new password', async () => {
  const { api, create, attempt, attemptSecond, reset, ada } = withAda({
    ...MANY,
    settings: { ...MANY.settings, attributes: { ...MANY.settings?.attributes, authenticator_app: { enabled: true } } },
  })
  api.users.update(ada.id, { totpSecret: 'JBSWY3DPEHPK3PXP' })
  const strategy = 'reset_password_email_code'
  const { response } = await create({ identifier: EMAIL, strategy })
  await attempt(response.id, { strategy, code: api.outbox.lastCode(EMAIL) })
  const next = await reset(response.id, { password: NEW })
  expect(next.response).toMatchObject({
    status: 'needs_second_factor',
    supported_second_factors: [{ strategy: 'totp' }],
  })
  const code = api.users.totpCode(ada.id)
  expect((await attemptSecond(response.id, { strategy: 'totp', code })).response.status).toBe('complete')
})

test('a weak password must be replaced, where the rules apply to sign-ins', async () => {
  const { api, create, reset } = withAda({ ...MANY, signIns: { passwordPolicy: true } })
  api.configure({ settings: { password_settings: { require_uppercase: true } } })
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  expect(response).toMatchObject({ status: 'needs_new_password', first_factor_verification: { strategy: 'password' } })
  expect((await reset(response.id, { password: NEW })).code).toBe('form_password_no_uppercase')
  expect((await reset(response.id, { password: 'Another horse 43' })).response.status).toBe('complete')
})

test('a leaked password needs another way, if there is one', async () => {
  const { api, create, ada } = withAda()
  api.users.update(ada.id, { passwordCompromised: true })
  expect(await create({ identifier: EMAIL, password: PASSWORD })).toMatchObject({
    status: 422,
    errors: [{ code: 'form_password_compromised', meta: { param_name: 'password' } }],
  })
  expect((await create({ identifier: EMAIL, password: 'wrong' })).code).toBe('form_password_incorrect')
})

test('without another way it signs in, and leaves a task', async () => {
  const { api, create, client } = signInSetup()
  api.users.add({ username: 'grace', password: PASSWORD, passwordCompromised: true })
  expect((await create({ identifier: 'grace', password: PASSWORD })).response.status).toBe('complete')
  expect((await client())?.sessions).toMatchObject([{ status: 'pending', tasks: [{ key: 'reset-password' }] }])
})

test('a reset does not count as another way', async () => {
  const { api, create } = signInSetup(presets.password())
  api.users.add({ emailAddress: EMAIL, password: PASSWORD, passwordCompromised: true })
  expect((await create({ identifier: EMAIL, password: PASSWORD })).response.status).toBe('complete')
})

test('passwords on the list of leaked ones are rejected: new ones, and on sign-in where the settings say so', async () => {
  const { api, create, attempt, reset, signUp } = withAda({ ...MANY, breachedPasswords: [PASSWORD, NEW] })
  expect((await signUp({ username: 'grace', password: NEW })).code).toBe('form_password_pwned')
  const strategy = 'reset_password_email_code'
  const { response } = await create({ identifier: EMAIL, strategy })
  await attempt(response.id, { strategy, code: api.outbox.lastCode(EMAIL) })
  expect(await reset(response.id, { password: NEW })).toMatchObject({ status: 422, code: 'form_password_pwned' })
  api.configure({ settings: { password_settings: { enforce_hibp_on_sign_in: true } } })
  expect((await create({ identifier: EMAIL, password: PASSWORD })).code).toBe('form_password_pwned')
  api.configure({ settings: { password_settings: { enforce_hibp_on_sign_in: false, disable_hibp: true } } })
  expect((await create({ identifier: EMAIL, password: PASSWORD })).response.status).toBe('complete')
})

const SECRETIVE: MockFrontendApiOptions = {
  ...MANY,
  settings: {
    ...MANY.settings,
    attack_protection: { enumeration_protection: { enabled: true }, pii: { enabled: false } },
  },
}

const strategiesOf = (reply: Awaited<ReturnType<ReturnType<typeof withAda>['create']>>) =>
  reply.response.supported_first_factors?.map(({ strategy }) => strategy)

test.each([
  [EMAIL, 'unknown@example.test'],
  [PHONE, '+447700900999'],
  ['ada_l', 'stranger'],
])('with enumeration protection, %s and %s look the same', async (known, unknown) => {
  const { create } = withAda(SECRETIVE)
  const [one, other] = [await create({ identifier: known }), await create({ identifier: unknown })]
  expect(other.status).toBe(200)
  expect(strategiesOf(other)).toEqual(strategiesOf(one))
  expect(Object.keys(other.response)).toEqual(Object.keys(one.response))
  expect({ ...other.response, identifier: known }).toMatchObject({
    status: 'needs_first_factor',
    user_data: null,
    client_trust_state: one.response.client_trust_state,
  })
  const password = { strategy: 'password', password: 'wrong' }
  const { create: again, attempt } = withAda(SECRETIVE)
  for (const identifier of [known, unknown]) {
    const { response } = await again({ identifier })
    const expected = { status: 422, code: 'form_password_or_identifier_incorrect' }
    expect(await attempt(response.id, password)).toMatchObject(expected)
    expect(await again({ identifier, password: 'wrong' })).toMatchObject(expected)
  }
})

test('the owner of an unknown address gets a notice, a number gets nothing; no code verifies either', async () => {
  const { api, create, attempt } = withAda(SECRETIVE)
  const email = await create({ identifier: 'unknown@example.test', strategy: 'email_code' })
  expect(email.response.first_factor_verification).toMatchObject({ status: 'unverified', attempts: 0 })
  const phone = await create({ identifier: '+447700900999', strategy: 'phone_code' })
  expect(api.outbox).toMatchObject([{ to: 'unknown@example.test', kind: 'notice' }])
  expect((await attempt(phone.response.id, { strategy: 'phone_code', code: '123456' })).code).toBe(
    'form_code_incorrect',
  )
})

test('a user who has no password gets the same error as for a wrong one', async () => {
  const { api, create } = signInSetup(SECRETIVE)
  api.users.add({ emailAddress: EMAIL })
  expect((await create({ identifier: EMAIL, password: PASSWORD })).code).toBe('form_password_or_identifier_incorrect')
})
