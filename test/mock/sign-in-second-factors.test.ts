import { expect, test } from 'vitest'
import type { MockFrontendApiOptions, MockUserInput } from '../../src/testing/index.ts'
import { EMAIL, MANY, PASSWORD, PHONE, signInBrowser, signInSetup, withAda } from './sign-in-setup.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'
const CODES = ['a1b2c3d4', 'e5f6a7b8']

const MFA: MockFrontendApiOptions = {
  ...MANY,
  settings: {
    ...MANY.settings,
    attributes: {
      ...MANY.settings?.attributes,
      phone_number: { enabled: true, used_for_second_factor: true },
      authenticator_app: { enabled: true },
      backup_code: { enabled: true },
    },
  },
}

const user = (input: MockUserInput = {}, options: MockFrontendApiOptions = MFA) => {
  const mock = signInSetup(options)
  const ada = mock.api.users.add({ emailAddress: EMAIL, password: PASSWORD, ...input })
  const begin = async () => (await mock.create({ identifier: EMAIL, password: PASSWORD })).response
  return { ...mock, ada, begin }
}

const ALL = { totpSecret: SECRET, backupCodes: CODES, phoneNumber: PHONE, phoneNumberIsSecondFactor: true }

test('a user with second factors has to pass one, and they are listed only then', async () => {
  const { create, begin, ada } = user(ALL)
  expect((await create({ identifier: EMAIL })).response.supported_second_factors).toBeNull()
  const phone = { safe_identifier: PHONE, phone_number_id: ada.identifications[1]?.id, primary: true, default: true }
  expect(await begin()).toMatchObject({
    status: 'needs_second_factor',
    first_factor_verification: { status: 'verified', strategy: 'password' },
    supported_second_factors: [{ strategy: 'totp' }, { strategy: 'phone_code', ...phone }, { strategy: 'backup_code' }],
    second_factor_verification: null,
    created_session_id: null,
  })
})

test('the code of an authenticator app completes the sign-in', async () => {
  const { api, ada, begin, attemptSecond } = user(ALL)
  const { id } = await begin()
  const { response, client } = await attemptSecond(id, { strategy: 'totp', code: api.users.totpCode(ada.id) })
  expect(response).toMatchObject({
    status: 'complete',
    second_factor_verification: { object: 'verification_totp', status: 'verified', strategy: 'totp' },
  })
  expect(client).toMatchObject({
    last_authentication_strategy: 'password',
    sessions: [{ factor_verification_age: [0, 0], user: { totp_enabled: true, two_factor_enabled: true } }],
  })
})

test('a code of an app is accepted once, and the next one after 30 seconds', async () => {
  const { api, ada, begin, attemptSecond, send } = user(ALL)
  const code = api.users.totpCode(ada.id)
  await attemptSecond((await begin()).id, { strategy: 'totp', code })
  await send('DELETE', '/client/sessions')
  const { id } = await begin()
  expect((await attemptSecond(id, { strategy: 'totp', code })).code).toBe('form_code_incorrect')
  api.clock.advance(30_000)
  const next = await attemptSecond(id, { strategy: 'totp', code: api.users.totpCode(ada.id) })
  expect(next.response.status).toBe('complete')
})

test('a wrong code is an error of its field, and another may follow', async () => {
  const { api, ada, begin, attemptSecond } = user(ALL)
  const { id } = await begin()
  expect(await attemptSecond(id, { strategy: 'totp', code: '000000' })).toMatchObject({
    status: 422,
    errors: [{ code: 'form_code_incorrect', meta: { param_name: 'code' } }],
  })
  const right = await attemptSecond(id, { strategy: 'totp', code: api.users.totpCode(ada.id) })
  expect(right.response.status).toBe('complete')
})

test('each backup code is accepted once; without any left it is no factor', async () => {
  const { api, begin, attemptSecond, send } = user(ALL)
  for (const code of CODES) {
    expect((await attemptSecond((await begin()).id, { strategy: 'backup_code', code })).response.status).toBe(
      'complete',
    )
    await send('DELETE', '/client/sessions')
  }
  expect(api.users[0]?.credentials.backupCodes).toEqual([])
  const { id, supported_second_factors } = await begin()
  expect(supported_second_factors?.map(({ strategy }) => strategy)).toEqual(['totp', 'phone_code'])
  const used = await attemptSecond(id, { strategy: 'backup_code', code: CODES[0] ?? '' })
  expect(used).toMatchObject({ status: 422, code: 'form_param_value_invalid' })
})

test('a code by text message goes to the default number, or to the one that is named', async () => {
  const { api, begin, prepareSecond, attemptSecond, ada } = user({
    ...ALL,
    phoneNumbers: [{ phoneNumber: '+447700900999', secondFactor: 'default' }, '+447700900888'],
  })
  const { id, supported_second_factors } = await begin()
  const phones = supported_second_factors?.filter(({ strategy }) => strategy === 'phone_code')
  expect(phones?.map((one) => one.default)).toEqual([false, true])
  await prepareSecond(id, { strategy: 'phone_code' })
  await prepareSecond(id, { strategy: 'phone_code', phone_number_id: ada.identifications[1]?.id ?? '', default: false })
  expect(api.outbox.map(({ to }) => to)).toEqual(['+447700900999', PHONE])
  const done = await attemptSecond(id, { strategy: 'phone_code', code: api.outbox.lastCode(PHONE) })
  expect(done.response.second_factor_verification).toMatchObject({ status: 'verified', channel: 'sms', attempts: 1 })
})

test.each([
  ['email_code', 'form_param_value_invalid'],
  ['password', 'form_param_value_invalid'],
])('%s is no second factor: %s', async (strategy, code) => {
  const { begin, prepareSecond } = user(ALL)
  const reply = await prepareSecond((await begin()).id, { strategy })
  expect(reply).toMatchObject({ status: 422, code })
  expect(reply.errors[0]?.long_message).toContain('Second factors: totp, phone_code, backup_code.')
})

test('what sends nothing needs no preparation, and says so', async () => {
  const { begin, prepareSecond } = user(ALL)
  const reply = await prepareSecond((await begin()).id, { strategy: 'totp' })
  expect(reply.errors[0]?.long_message).toContain('attempt it at once')
})

test('a code without a preparation, and an attempt of the first factor again, are rejected', async () => {
  const { begin, attempt, attemptSecond } = user(ALL)
  const { id } = await begin()
  const early = await attemptSecond(id, { strategy: 'phone_code', code: '123456' })
  expect(early).toMatchObject({ status: 400, code: 'verification_missing' })
  const again = await attempt(id, { strategy: 'password', password: PASSWORD })
  expect(again).toMatchObject({ status: 400, code: 'client_state_invalid' })
})

test('backup codes alone are no second factor, and neither is what the settings turn off', async () => {
  expect((await user({ backupCodes: CODES }).begin()).status).toBe('complete')
  const { api, begin } = user(ALL)
  api.configure({
    settings: {
      attributes: {
        authenticator_app: { enabled: false },
        backup_code: { enabled: false },
        phone_number: { used_for_second_factor: false },
      },
    },
  })
  expect((await begin()).status).toBe('complete')
})

test('after a code by email it is needed, too', async () => {
  const { api, create, attempt } = user(ALL)
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code' })
  const next = await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  expect(next.response.status).toBe('needs_second_factor')
})

test('where everyone needs a second factor, a user without one gets a task', async () => {
  const { create, api, client } = withAda({
    ...MFA,
    settings: { ...MFA.settings, sign_in: { second_factor: { required: true } } },
  })
  await create({ identifier: EMAIL, password: PASSWORD })
  expect((await client())?.sessions).toMatchObject([{ status: 'pending', tasks: [{ key: 'setup-mfa' }] }])
  api.sessions.completeTask(api.sessions[0]?.id ?? '')
  expect((await client())?.sessions).toMatchObject([{ status: 'active' }])
})

const TRUST: MockFrontendApiOptions = { ...MANY, signIns: { deviceTrust: true } }

test('a new browser needs a second step after a password, as the service responds', async () => {
  const { api, create, prepareSecond, attemptSecond, ada } = withAda(TRUST)
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  const email_address_id = ada.identifications[0]?.id ?? ''
  expect(response).toMatchObject({
    status: 'needs_client_trust',
    client_trust_state: 'new',
    supported_second_factors: [
      { strategy: 'email_code', safe_identifier: EMAIL, email_address_id, primary: true },
      { strategy: 'phone_code' },
      { strategy: 'email_link' },
    ],
    first_factor_verification: { status: 'verified' },
    created_session_id: null,
  })
  expect(response.supported_first_factors?.map(({ strategy }) => strategy)).toContain('password')
  const prepared = await prepareSecond(response.id, { strategy: 'email_code', email_address_id })
  expect(prepared.response).toMatchObject({
    status: 'needs_client_trust',
    second_factor_verification: {
      object: 'verification_otp',
      status: 'unverified',
      strategy: 'email_code',
      attempts: 0,
    },
  })
  const code = api.outbox.lastCode(EMAIL)
  const { response: done, client } = await attemptSecond(response.id, { strategy: 'email_code', code })
  expect(done).toMatchObject({ status: 'complete', second_factor_verification: { status: 'verified', attempts: 1 } })
  expect(client).toMatchObject({ sign_in: null, last_authentication_strategy: 'password' })
})

test('a browser is trusted from then on, and another one is not', async () => {
  const { api, create, prepareSecond, attemptSecond, send } = withAda(TRUST)
  const { response } = await create({ identifier: EMAIL, password: PASSWORD })
  await prepareSecond(response.id, { strategy: 'phone_code' })
  await attemptSecond(response.id, { strategy: 'phone_code', code: api.outbox.lastCode(PHONE) })
  await send('DELETE', '/client/sessions')
  const again = await create({ identifier: EMAIL, password: PASSWORD })
  expect(again.response).toMatchObject({ status: 'complete', client_trust_state: 'known' })
  const other = await signInBrowser(api).create({ identifier: EMAIL, password: PASSWORD })
  expect(other.response.status).toBe('needs_client_trust')
})

test.each([
  ['a user who is trusted anyhow', { bypassClientTrust: true }],
  ['a user without a verified address', { verified: false }],
  ['a user with a second factor of their own', { totpSecret: SECRET }],
] as const)('%s does not need it', async (_, input) => {
  const { begin } = user(input, { ...MFA, signIns: { deviceTrust: true } })
  expect((await begin()).status).toBe('totpSecret' in input ? 'needs_second_factor' : 'complete')
})

test('after a code it is not needed', async () => {
  const { api, create, attempt } = withAda(TRUST)
  const { response } = await create({ identifier: EMAIL, strategy: 'email_code' })
  const done = await attempt(response.id, { strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
  expect(done.response.status).toBe('complete')
})

test.each([
  [{ totpSecret: 'not base32!' }, 'not in base32'],
  [{ totpSecret: SECRET }, 'settings.attributes.authenticator_app'],
  [{ backupCodes: CODES }, 'settings.attributes.backup_code'],
])('a user with %j is rejected where it would do nothing', (input, text) => {
  const { api } = signInSetup(text === 'not in base32' ? MFA : MANY)
  expect(() => api.users.add({ emailAddress: EMAIL, ...input })).toThrow(text)
})

test('a user may get and lose a second factor', async () => {
  const { api, ada, begin, send } = user()
  expect((await begin()).status).toBe('complete')
  await send('DELETE', '/client/sessions')
  api.users.update(ada.id, { totpSecret: SECRET })
  expect((await begin()).status).toBe('needs_second_factor')
  api.users.update(ada.id, { totpSecret: null })
  expect((await begin()).status).toBe('complete')
  expect(() => api.users.totpCode(ada.id)).toThrow('no authenticator app')
  expect(() => api.users.update('user_x', {})).toThrow('there is no user user_x')
})
