import { expect, test } from 'vitest'
import { paths } from '../../src/shapes/paths.ts'
import { type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { setup } from './setup.ts'

const everything = (password_settings = {}): MockFrontendApiOptions => {
  const { settings } = presets.everything()
  return { settings: { ...settings, password_settings } }
}
const STRICT_PASSWORD = {
  require_lowercase: true,
  require_uppercase: true,
  require_numbers: true,
  require_special_char: true,
}

const REJECTED: readonly [given: Record<string, unknown>, param: string, ...codes: string[]][] = [
  [{ emailAddress: '' }, 'email_address', 'form_param_nil'],
  [{ emailAddress: null }, 'email_address', 'form_param_nil'],
  [{ emailAddress: 'ada' }, 'email_address', 'form_param_format_invalid'],
  [{ emailAddress: 'ada@example' }, 'email_address', 'form_param_format_invalid'],
  [{ emailAddress: 'a da@example.test' }, 'email_address', 'form_param_format_invalid'],
  [{ emailAddress: `${'a'.repeat(250)}@example.test` }, 'email_address', 'form_param_max_length_exceeded'],
  [{ phoneNumber: '' }, 'phone_number', 'form_param_nil'],
  [{ phoneNumber: '2025550143' }, 'phone_number', 'form_param_format_invalid'],
  [{ phoneNumber: '+0205550143' }, 'phone_number', 'form_param_format_invalid'],
  [{ phoneNumber: '+1' }, 'phone_number', 'form_param_format_invalid'],
  [{ username: '' }, 'username', 'form_param_nil'],
  [{ username: 'ada' }, 'username', 'form_username_invalid_length'],
  [{ username: 'a'.repeat(65) }, 'username', 'form_username_invalid_length'],
  [{ username: 'ada!!' }, 'username', 'form_username_invalid_character'],
  [{ username: '12345' }, 'username', 'form_username_needs_non_number_char'],
  [{ username: 'a!' }, 'username', 'form_username_invalid_length', 'form_username_invalid_character'],
  [{ password: '' }, 'password', 'form_param_nil'],
  [{ password: 'Ab1!xyz' }, 'password', 'form_password_length_too_short'],
  [{ password: `Ab1!${'x'.repeat(69)}` }, 'password', 'form_password_length_too_long'],
  [{ password: `Ab1!${'é'.repeat(40)}` }, 'password', 'form_password_size_in_bytes_exceeded'],
  [{ password: 'ABCDEF1!' }, 'password', 'form_password_no_lowercase'],
  [{ password: 'abcdef1!' }, 'password', 'form_password_no_uppercase'],
  [{ password: 'Abcdefg!' }, 'password', 'form_password_no_number'],
  [{ password: 'Abcdefg1' }, 'password', 'form_password_no_special_char'],
  [
    { password: 'abc' },
    'password',
    'form_password_length_too_short',
    'form_password_no_uppercase',
    'form_password_no_number',
    'form_password_no_special_char',
  ],
  [{ firstName: '' }, 'first_name', 'form_param_nil'],
  [{ lastName: 'x'.repeat(257) }, 'last_name', 'form_param_max_length_exceeded'],
  [{ legalAccepted: 'yes' }, 'legal_accepted', 'form_param_type_invalid'],
  [{ unsafeMetadata: '{"plan":' }, 'unsafe_metadata', 'form_param_invalid'],
  [{ unsafeMetadata: '[1]' }, 'unsafe_metadata', 'form_param_invalid'],
  [{ strategy: 'oauth_unheard_of' }, 'strategy', 'form_param_value_invalid'],
  [{ strategy: 'phone_code' }, 'phone_number', 'form_param_missing'],
  [{ strategy: 'phone_code', phoneNumber: '+12025550143', channel: 'pigeon' }, 'channel', 'form_param_value_invalid'],
  [{ nickName: 'Ada' }, 'nick_name', 'form_param_unknown'],
  [{ web3Wallet: '0x0' }, 'web3_wallet', 'form_param_unknown'],
  [{ constructor: 'Ada' }, 'constructor', 'form_param_unknown'],
]

test.each(REJECTED)('%o is rejected for its %s', async (given, param, ...codes) => {
  const { api, rejected, client } = setup(everything(STRICT_PASSWORD))
  const { status, errors } = await rejected('POST', paths.signUps, given)
  expect(status).toBe(422)
  expect(errors.map(({ code }) => code)).toEqual(codes)
  expect(new Set(errors.map(({ meta }) => meta?.param_name))).toEqual(new Set([param]))
  expect(await client()).toBeNull()
  expect(api.outbox).toEqual([])
})

test.each([
  [{ emailAddress: ' ada@example.test ' }, { email_address: 'ada@example.test' }],
  [{ phoneNumber: '+1 (202) 555-0143' }, { phone_number: '+12025550143' }],
  [{ emailAddressOrPhoneNumber: 'ada@example.test' }, { email_address: 'ada@example.test', phone_number: null }],
  [{ emailAddressOrPhoneNumber: '+12025550143' }, { email_address: null, phone_number: '+12025550143' }],
  [{ username: 'Ada_L-1' }, { username: 'Ada_L-1' }],
  [{ password: 'Abcdef1!' }, { has_password: true }],
  [
    { firstName: 'Ada, Countess', lastName: 'Lovelace' },
    { first_name: 'Ada, Countess', last_name: 'Lovelace' },
  ],
  [{ unsafeMetadata: { plan: 'pro', nested: { aB: [1] } } }, { unsafe_metadata: { plan: 'pro', nested: { aB: [1] } } }],
  [{ unsafeMetadata: null }, { unsafe_metadata: {} }],
  [
    { locale: 'en-GB', timezone: 'Europe/London' },
    { locale: 'en-GB', timezone: 'Europe/London' },
  ],
  [
    { locale: '', timezone: null },
    { locale: null, timezone: null },
  ],
  [{ strategy: 'password', password: 'Abcdef1!' }, { has_password: true }],
  [{ captchaToken: 'x', captchaWidgetType: 'smart', __clerk_protect_token: 'y' }, { has_password: false }],
])('%o is accepted', async (given, expected) => {
  const { create } = setup(everything(STRICT_PASSWORD))
  expect(await create(given)).toMatchObject(expected)
})

test('one error response holds every objection', async () => {
  const { rejected } = setup()
  const { errors } = await rejected('POST', paths.signUps, { emailAddress: 'ada', password: 'abc', nickName: 'A' })
  expect(errors.map(({ code }) => code)).toEqual([
    'form_param_format_invalid',
    'form_password_length_too_short',
    'form_param_unknown',
  ])
})

test('a disabled parameter is rejected with the setting to change', async () => {
  const { rejected } = setup()
  const { errors } = await rejected('POST', paths.signUps, { phoneNumber: '+12025550143' })
  expect(errors).toMatchObject([{ code: 'form_param_unknown', meta: { param_name: 'phone_number' } }])
  expect(errors[0]?.long_message).toContain('settings.attributes.phone_number.enabled')
})

test('a server that is not strict ignores what it does not know', async () => {
  const { create } = setup({ strict: false })
  const signUp = await create({ nickName: 'Ada', phoneNumber: '+12025550143', emailAddress: 'ada@example.test' })
  expect(signUp).toMatchObject({ email_address: 'ada@example.test', phone_number: null })
})

test.each([
  ['email_address', { emailAddress: 'ADA@example.test' }],
  ['phone_number', { phoneNumber: '+1 202 555 0143' }],
  ['username', { username: 'Ada_L' }],
])('a taken %s is rejected, in whatever spelling', async (param, given) => {
  const { api, rejected } = setup(presets.everything())
  api.users.add({ emailAddress: 'ada@example.test', phoneNumber: '+12025550143', username: 'ada_l' })
  expect(await rejected('POST', paths.signUps, given)).toMatchObject({
    status: 422,
    errors: [{ code: 'form_identifier_exists', meta: { param_name: param } }],
  })
})

test('an optional name can be taken back, a rejected update changes nothing', async () => {
  const name = { enabled: true }
  const { create, update, rejected, get } = setup({ settings: { attributes: { first_name: name, last_name: name } } })
  const { id } = await create({ firstName: 'Ada', lastName: 'Lovelace' })
  expect(await update(id, { lastName: null })).toMatchObject({ first_name: 'Ada', last_name: null })
  await rejected('PATCH', paths.signUp(id), { firstName: 'Grace', emailAddress: 'grace' })
  expect((await get(id)).response).toMatchObject({ first_name: 'Ada', email_address: null })
})

test('consent keeps the time when it was given', async () => {
  const { api, create, update } = setup(presets.everything())
  const at = api.clock.now()
  const { id } = await create({ legalAccepted: true })
  api.clock.advance(1_000)
  expect(await update(id, { legalAccepted: true })).toMatchObject({ legal_accepted_at: at })
  expect(await update(id, { legalAccepted: false })).toMatchObject({ legal_accepted_at: null })
})
