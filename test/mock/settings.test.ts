import { expect, test } from 'vitest'
import {
  createMockFrontendApi,
  type MockFrontendApiOptions,
  MockSettingsError,
  presets,
} from '../../src/testing/index.ts'
import { setup } from './setup.ts'

/** What JavaScript and a pasted file may say, and the types reject. */
const untyped = (options: unknown): MockFrontendApiOptions => options as MockFrontendApiOptions

/** Settings that contradict each other: where the message says it is, and what it says to do. */
const CONTRADICTIONS: readonly [what: string, options: MockFrontendApiOptions, path: string, advice: string][] = [
  [
    'a required attribute that is off',
    { settings: { attributes: { username: { required: true } } } },
    '`settings.attributes.username`',
    'Set `enabled: true`, or `required: false`',
  ],
  [
    'a required provider that is off',
    { settings: { social: { oauth_google: { required: true } } } },
    '`settings.social.oauth_google`',
    'Set `enabled: true`, or `required: false`',
  ],
  [
    'a provider without the prefix of its strategy',
    { settings: { social: { google: { enabled: true } } } },
    '`settings.social.google`',
    '`settings.social.oauth_google`',
  ],
  [
    'a provider with the strategy of another',
    { settings: { social: { oauth_google: { enabled: true, strategy: 'oauth_github' } } } },
    '`settings.social.oauth_google.strategy`',
    'Set oauth_google, or leave it out',
  ],
  [
    'an email address to verify without a strategy',
    { settings: { attributes: { email_address: { verifications: [] } } } },
    '`settings.attributes.email_address`',
    'Name a strategy there: email_code, email_link',
  ],
  [
    'a phone number to verify by a strategy of email addresses',
    { settings: { attributes: { phone_number: { enabled: true, verifications: ['email_code'] } } } },
    '`settings.attributes.phone_number`',
    'Name a strategy there: phone_code; or set `verify_at_sign_up: false`',
  ],
  [
    'a first factor of another attribute',
    { settings: { attributes: { email_address: { first_factors: ['phone_code'] } } } },
    '`settings.attributes.email_address.first_factors` names phone_code',
    'not one of email_code, email_link',
  ],
  [
    'a second factor of another attribute',
    { settings: { attributes: { phone_number: { enabled: true, second_factors: ['email_code'] } } } },
    '`settings.attributes.phone_number.second_factors` names email_code',
    'not one of phone_code',
  ],
  [
    'a second factor without a strategy',
    { settings: { attributes: { authenticator_app: { enabled: true, second_factors: [] } } } },
    '`settings.attributes.authenticator_app`',
    'Name totp there, or set `used_for_second_factor: false`',
  ],
  [
    'a second factor for everyone, and none to be had',
    { settings: { sign_in: { second_factor: { required: true } } } },
    '`settings.sign_in.second_factor.required`',
    'Enable `settings.attributes.authenticator_app`',
  ],
  [
    'backup codes alone',
    { settings: { attributes: { backup_code: { enabled: true } } } },
    '`settings.attributes.backup_code`',
    'Enable `settings.attributes.authenticator_app`',
  ],
  [
    'a lock after no attempt',
    { settings: { attack_protection: { user_lockout: { max_attempts: 0 } } } },
    '`settings.attack_protection.user_lockout.max_attempts` is 0',
    'or set `enabled: false`',
  ],
  [
    'a lock that ends before it begins',
    { settings: { attack_protection: { user_lockout: { duration_in_minutes: -1 } } } },
    '`settings.attack_protection.user_lockout.duration_in_minutes` is -1',
    '0 for a lock without an end',
  ],
  [
    'trusted devices without passwords',
    { ...presets.emailCode(), signIns: { deviceTrust: true } },
    '`signIns.deviceTrust`',
    'Enable passwords, or switch it off',
  ],
  [
    'trusted devices with nothing to send a code to',
    { ...presets.usernameAndPassword(), signIns: { deviceTrust: true } },
    '`signIns.deviceTrust`',
    'Enable `settings.attributes.email_address` or `phone_number`',
  ],
  [
    'passkeys for an address',
    { signIns: { passkeyDomain: 'https://example.test' } },
    '`signIns.passkeyDomain` is "https://example.test"',
    'Give a domain, such as example.test',
  ],
  [
    'a wallet that nothing verifies',
    { settings: { attributes: { web3_wallet: { enabled: true, first_factors: [] } } } },
    '`settings.attributes.web3_wallet`',
    '`web3_metamask_signature`',
  ],
  [
    'nothing that identifies a user',
    { settings: { attributes: { email_address: { enabled: false, required: false } } } },
    '`settings.attributes`',
    'Enable one of',
  ],
  [
    'a phone without a channel',
    { settings: { attributes: { phone_number: { enabled: true, channels: [] } } } },
    '`settings.attributes.phone_number.channels`',
    "Name `'sms'`",
  ],
  [
    'a phone with a channel that does not exist',
    { settings: { attributes: { phone_number: { enabled: true, channels: ['pigeon'] } } } },
    '`settings.attributes.phone_number.channels`',
    "Name `'sms'`",
  ],
  [
    'a password that no one can choose',
    { settings: { password_settings: { min_length: 40, max_length: 20 } } },
    '`settings.password_settings.min_length`',
    'Lower the one',
  ],
  [
    'a username that no one can choose',
    { settings: { username_settings: { min_length: 40, max_length: 20 } } },
    '`settings.username_settings.min_length`',
    'Lower the one',
  ],
  [
    'a mode that does not exist',
    { settings: { sign_up: { mode: 'private' } } },
    '`settings.sign_up.mode` is "private"',
    'Set one of "public", "restricted", "waitlist"',
  ],
  [
    'a captcha without a key',
    { settings: { sign_up: { captcha_enabled: true } }, displayConfig: { captcha_public_key: '' } },
    '`displayConfig.captcha_public_key`',
    'Set the key, or switch the captcha off',
  ],
  [
    'an invisible captcha without its key',
    {
      settings: { sign_up: { captcha_enabled: true } },
      displayConfig: { captcha_widget_type: 'invisible', captcha_public_key_invisible: null },
    },
    '`displayConfig.captcha_public_key_invisible`',
    'Set the key',
  ],
  [
    'connections of companies while enterprise SSO is off',
    { enterpriseConnections: [{ name: 'Corp', domains: ['corp.test'] }] },
    '`enterpriseConnections`',
    'Set `settings.enterprise_sso.enabled: true`',
  ],
  [
    'a company without a domain',
    { settings: { enterprise_sso: { enabled: true } }, enterpriseConnections: [{ name: 'Corp', domains: [] }] },
    '`enterpriseConnections`',
    'Name one',
  ],
  [
    'a company with an address for a domain',
    {
      settings: { enterprise_sso: { enabled: true } },
      enterpriseConnections: [{ name: 'Corp', domains: ['ada@corp.test'] }],
    },
    '`enterpriseConnections`',
    'Name it like corp.test',
  ],
  [
    'two companies of one name',
    {
      settings: { enterprise_sso: { enabled: true } },
      enterpriseConnections: [
        { name: 'Corp', domains: ['corp.test'] },
        { name: 'Corp', domains: ['corp.example'] },
      ],
    },
    '`enterpriseConnections`',
    'Give each an `id` of its own',
  ],
  ['a negative limit', { limits: { attempts: -1 } }, '`limits.attempts` is -1', 'positive number'],
  ['half an attempt', { limits: { attempts: 1.5 } }, '`limits.attempts` is 1.5', 'without a fraction'],
  [
    'a limit that is no number',
    { limits: { codeExpiresInMs: Number.NaN } },
    '`limits.codeExpiresInMs`',
    'positive number',
  ],
  ['a negative interval', { limits: { resendIntervalMs: -1 } }, '`limits.resendIntervalMs`', 'or 0'],
  ['a rate of nothing', { limits: { requestsPerMinute: 0 } }, '`limits.requestsPerMinute`', '`null` for no limit'],
  [
    'a limit that does not exist',
    untyped({ limits: { codesPerDay: 3 } }),
    '`limits.codesPerDay` is not known',
    'Known: codeExpiresInMs, attempts',
  ],
  [
    'a client in a place that does not exist',
    untyped({ responses: { clientIn: 'header' } }),
    '`responses.clientIn` is "header"',
    'Set one of "client", "meta"',
  ],
  [
    'a switch that is a text',
    untyped({ responses: { clientOnError: 'yes' } }),
    '`responses.clientOnError`',
    'true, false',
  ],
  [
    'a value of the wrong type',
    untyped({ displayConfig: { application_name: 5 } }),
    '`displayConfig.application_name` is 5',
    'Give a string, such as "Mock application"',
  ],
  [
    'a setting of the wrong type',
    untyped({ settings: { sign_up: { progressive: 'yes' } } }),
    '`settings.sign_up.progressive` is "yes"',
    'Give a boolean, such as true',
  ],
  [
    'a list that is a text',
    untyped({ settings: { attributes: { phone_number: { channels: 'sms' } } } }),
    '`settings.attributes.phone_number.channels` is "sms"',
    'Give a list, such as ["sms"]',
  ],
  [
    'a provider that is switched on by a text',
    untyped({ settings: { social: { oauth_google: { enabled: 'true' } } } }),
    '`settings.social.oauth_google.enabled` is "true"',
    'Give a boolean',
  ],
  ['settings that are a number', untyped({ settings: 5 }), '`settings` is 5', 'Give a group of settings'],
  [
    'a group that is a list',
    untyped({ settings: { sign_up: [] } }),
    '`settings.sign_up` is []',
    'Give a group of settings',
  ],
  [
    'a strategy that is a number',
    untyped({ settings: { attributes: { web3_wallet: { enabled: true, first_factors: [5] } } } }),
    '`settings.attributes.web3_wallet.first_factors` is [5]',
    'Give a list of texts',
  ],
  ['tasks that are no list', untyped({ sessionTasks: true }), '`sessionTasks` is true', 'Give a list'],
  ['responses that are no group', untyped({ responses: 'meta' }), '`responses` is "meta"', 'Give a group'],
  ['a company that is `null`', untyped({ enterpriseConnections: [null] }), '`enterpriseConnections[0]`', 'such as'],
  [
    'a company that names no domains',
    untyped({ enterpriseConnections: [{ name: 'Corp' }], settings: { enterprise_sso: { enabled: true } } }),
    '`enterpriseConnections[0].domains` is missing',
    'such as ["corp.test"]',
  ],
  [
    'an attribute that is nothing',
    untyped({ settings: { attributes: { shoe_size: null } } }),
    '`settings.attributes.shoe_size` is not known',
    'Known: email_address, phone_number',
  ],
  [
    'an attribute that every object has',
    untyped(JSON.parse('{"settings":{"attributes":{"__proto__":{"enabled":false,"required":true}}}}')),
    '`settings.attributes.__proto__` is not known',
    'Known: email_address',
  ],
  [
    'an attribute in camelCase',
    untyped({ settings: { attributes: { emailAddress: { enabled: true } } } }),
    '`settings.attributes.emailAddress` is not known',
    'Did you mean `email_address`?',
  ],
]

test.each(CONTRADICTIONS)('%s is rejected when the mock is made', (_, options, path, advice) => {
  expect(() => createMockFrontendApi(options)).toThrow(MockSettingsError)
  expect(() => createMockFrontendApi(options)).toThrow(path)
  expect(() => createMockFrontendApi(options)).toThrow(advice)
})

test.each(CONTRADICTIONS)('%s is rejected in flight, and the settings stay', (_, options) => {
  const api = createMockFrontendApi()
  const before = api.environment
  expect(() => api.configure(options)).toThrow(MockSettingsError)
  expect(api.environment).toEqual(before)
})

test.each<[MockFrontendApiOptions, string]>([
  [untyped({ clients: 'header' }), "`clients` is \"header\". Set 'cookie' or 'dev_browser'."],
  [untyped({ now: 'yesterday' }), '`now` is "yesterday". Give epoch milliseconds'],
  [{ now: Number.NaN }, '`now` is NaN. Give epoch milliseconds'],
  [{ now: 1e20 }, '`now` is 100000000000000000000. Give epoch milliseconds'],
  [{ latency: Number.NaN }, '`latency` is NaN. Give milliseconds'],
  [untyped({ seed: {} }), '`seed` is {}. Give a text or a number.'],
  [untyped({ strict: 'no' }), '`strict` is "no". Set true or false.'],
  [{ latency: -1 }, '`latency` is -1. Give milliseconds'],
  [{ latency: [300, 50] }, '`latency` is [300,50]. Give milliseconds, or two of them, the smaller first'],
])('the option %o is rejected', (options, message) => {
  expect(() => createMockFrontendApi(options)).toThrow(MockSettingsError)
  expect(() => createMockFrontendApi(options)).toThrow(message)
})

test('settings may be pasted from an environment, when not strict with members that the mock does not know', () => {
  const { user_settings, display_config } = createMockFrontendApi(presets.everything()).environment
  const pasted = JSON.parse(JSON.stringify({ settings: user_settings, displayConfig: display_config, strict: false }))
  pasted.settings.attributes.email_address.immutable = true
  pasted.settings.some_new_section = { enabled: true }
  const { environment } = createMockFrontendApi(pasted)
  expect(environment.user_settings).toEqual(pasted.settings)
  expect(environment.display_config).toEqual({ ...pasted.displayConfig, application_name: 'Mock application' })
})

test('what a pasted environment leaves unset is a list without items, or a group as it was', () => {
  const api = createMockFrontendApi(
    untyped({
      settings: {
        attributes: { phone_number: { verifications: null, verify_at_sign_up: false }, username: null },
        social: null,
        sign_up: null,
        enterprise_sso: null,
      },
      displayConfig: { captcha_oauth_bypass: null },
      limits: null,
    }),
  )
  expect(api.settings).toMatchObject({
    attributes: { phone_number: { verifications: [] }, username: { enabled: false } },
    social: {},
    sign_up: { mode: 'public' },
  })
})

test('arrays are replaced, objects are merged, undefined changes nothing', () => {
  const api = createMockFrontendApi()
  api.configure({
    settings: { attributes: { email_address: { verifications: ['email_code', 'email_link'], required: undefined } } },
    displayConfig: { application_name: 'Orchard' },
  })
  expect(api.settings.attributes.email_address).toMatchObject({
    enabled: true,
    required: true,
    verifications: ['email_code', 'email_link'],
  })
  expect(api.environment).toMatchObject({
    display_config: { application_name: 'Orchard', captcha_provider: 'turnstile' },
  })
})

test('settings are copied: changing the object that was passed changes nothing', () => {
  const verifications = ['email_code']
  const api = createMockFrontendApi({ settings: { attributes: { email_address: { verifications } } } })
  verifications.push('email_link')
  expect(api.settings.attributes.email_address.verifications).toEqual(['email_code'])
})

test('settings take effect in flight', async () => {
  const { api, create, update } = setup(presets.emailCode())
  const { id } = await create({ emailAddress: 'ada@example.test' })
  api.configure({ settings: { attributes: { first_name: { enabled: true, required: true } } } })
  expect((await update(id, {})).missing_fields).toEqual(['first_name'])
})

test('a shortest password below eight characters is taken as it is set (F63)', async () => {
  const api = createMockFrontendApi({ settings: { password_settings: { min_length: 6 } } })
  const body = (password: string) => ({ emailAddress: 'ada@example.test', password })
  const send = api.transport()
  const statuses = []
  for (const password of ['tulip', 'tulips']) {
    statuses.push((await send({ method: 'POST', path: '/client/sign_ups', body: body(password) })).status)
  }
  expect(statuses).toEqual([422, 200])
})

test('what an attempt under way needs is worked out anew when the settings change, for all who ask', async () => {
  const { api, create, get, client, update } = setup(presets.usernameAndPassword())
  const { id } = await create({ username: 'ada_l' })
  api.configure({ settings: { attributes: { first_name: { enabled: true, required: true } } } })
  expect((await get(id)).response.missing_fields).toEqual(['first_name', 'password'])
  expect((await client())?.sign_up?.missing_fields).toEqual(['first_name', 'password'])
  api.configure({
    settings: { attributes: { first_name: { required: false }, password: { enabled: false, required: false } } },
  })
  expect((await get(id)).response).toMatchObject({ missing_fields: [], status: 'missing_requirements' })
  // A user exists only after having done something for it.
  expect(api.users).toEqual([])
  expect((await update(id, {})).status).toBe('complete')
})
