import { expect, test } from 'vitest'
import {
  createMockFrontendApi,
  type MockFrontendApiOptions,
  MockSettingsError,
  presets,
} from '../../src/testing/index.ts'
import { setup } from './setup.ts'

type Settings = NonNullable<MockFrontendApiOptions['settings']>

const CONTRADICTIONS: readonly [what: string, options: MockFrontendApiOptions, remedy: string][] = [
  [
    'a required attribute that is off',
    { settings: { attributes: { username: { required: true } } } },
    'Set `enabled: true`',
  ],
  [
    'a verification without a strategy',
    { settings: { attributes: { email_address: { verifications: [] } } } },
    'Name a strategy there',
  ],
  [
    'nothing that identifies a user',
    { settings: { attributes: { email_address: { enabled: false, required: false } } } },
    'Enable one of',
  ],
  [
    'a phone without a channel',
    { settings: { attributes: { phone_number: { enabled: true, channels: [] } } } },
    "Name `'sms'`",
  ],
  [
    'a password that no one can choose',
    { settings: { password_settings: { min_length: 40, max_length: 20 } } },
    'no value',
  ],
  ['a negative limit', { limits: { attempts: -1 } }, 'positive number'],
  ['a limit that is no number', { limits: { codeExpiresInMs: Number.NaN } }, 'positive number'],
  [
    'a value of the wrong type',
    { displayConfig: { application_name: 5 as unknown as string } },
    '`displayConfig.application_name`',
  ],
  [
    'an attribute in camelCase',
    // The types refuse it; JavaScript does not.
    { settings: { attributes: { emailAddress: { enabled: true } } } as unknown as Settings },
    'spelled as on the wire',
  ],
]

test.each(CONTRADICTIONS)('%s is refused when the mock is made', (_, options, remedy) => {
  expect(() => createMockFrontendApi(options)).toThrow(MockSettingsError)
  expect(() => createMockFrontendApi(options)).toThrow(remedy)
})

test.each(CONTRADICTIONS)('%s is refused in flight, and the settings stay', (_, options) => {
  const api = createMockFrontendApi()
  const before = api.environment
  expect(() => api.configure(options)).toThrow(MockSettingsError)
  expect(api.environment).toEqual(before)
})

test.each(Object.entries(presets))('the preset %s is coherent', async (_, preset) => {
  const { api, create } = setup(preset())
  const ticket = api.tickets.issue()
  expect((await create({ strategy: 'ticket', ticket })).status).toBe('missing_requirements')
})

test('settings may be pasted from an environment, with members that the mock does not know', () => {
  const { user_settings, display_config } = createMockFrontendApi(presets.everything()).environment
  const pasted = JSON.parse(JSON.stringify({ settings: user_settings, displayConfig: display_config }))
  pasted.settings.attributes.email_address.immutable = true
  pasted.settings.some_new_section = { enabled: true }
  const { environment } = createMockFrontendApi(pasted)
  expect(environment.user_settings).toEqual(pasted.settings)
  expect(environment.display_config).toEqual({ ...pasted.displayConfig, application_name: 'Mock application' })
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
