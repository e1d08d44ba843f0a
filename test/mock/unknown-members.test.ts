import { expect, test } from 'vitest'
import { optionsFromJson } from '../../src/testing/environment/from-json.ts'
import {
  createMockFrontendApi,
  type MockFrontendApi,
  type MockFrontendApiOptions,
  MockSettingsError,
} from '../../src/testing/index.ts'

/** What JavaScript and a misspelling may say, and the types reject. */
const untyped = <Value>(value: unknown): Value => value as Value

const UNKNOWN: readonly [options: unknown, path: string, known: string][] = [
  [{ setings: {} }, '`setings`', 'settings'],
  [{ display_config: {} }, '`display_config`', 'Did you mean `displayConfig`?'],
  [{ limits: { codesExpireInMs: 1 } }, '`limits.codesExpireInMs`', 'codeExpiresInMs'],
  [{ responses: { client_in: 'meta' } }, '`responses.client_in`', 'Did you mean `clientIn`?'],
  [
    { authConfig: { singleSessionMode: true } },
    '`authConfig.singleSessionMode`',
    'Did you mean `single_session_mode`?',
  ],
  [{ displayConfig: { applicationName: 'A' } }, '`displayConfig.applicationName`', 'Did you mean `application_name`?'],
  [{ settings: { signUp: {} } }, '`settings.signUp`', 'Did you mean `sign_up`?'],
  [{ settings: { sign_up: { modes: 'public' } } }, '`settings.sign_up.modes`', 'mode'],
  [{ settings: { attributes: { email: { enabled: true } } } }, '`settings.attributes.email`', 'email_address'],
  [{ settings: { attributes: { email_address: { on: true } } } }, '`settings.attributes.email_address.on`', 'enabled'],
  [{ settings: { social: { oauth_google: { on: true } } } }, '`settings.social.oauth_google.on`', 'enabled'],
  [{ settings: { password_settings: { minLength: 1 } } }, '`settings.password_settings.minLength`', '`min_length`'],
  [{ settings: { sign_in: { second_factor: { on: 1 } } } }, '`settings.sign_in.second_factor.on`', 'required'],
  [
    { settings: { attack_protection: { email_link: { same: true } } } },
    '`settings.attack_protection.email_link.same`',
    'require_same_client',
  ],
  [
    {
      settings: { enterprise_sso: { enabled: true } },
      enterpriseConnections: [{ name: 'C', domains: ['c.test'], idp: 1 }],
    },
    '`enterpriseConnections[0].idp`',
    'provider',
  ],
  [{ constructor: {} }, '`constructor`', 'settings'],
  [{ settings: { attributes: { toString: {} } } }, '`settings.attributes.toString`', 'email_address'],
]

test.each(UNKNOWN)('%o is rejected with its path and the known ones', (options, path, known) => {
  const api = createMockFrontendApi()
  const before = api.environment
  for (const call of [() => createMockFrontendApi(untyped(options)), () => api.configure(untyped(options))]) {
    expect(call).toThrow(MockSettingsError)
    expect(call).toThrow(`${path} is not known`)
    expect(call).toThrow(known)
  }
  expect(api.environment).toEqual(before)
})

test.each(UNKNOWN)('a mock that is not strict ignores %o', async (options) => {
  const api = createMockFrontendApi({ ...untyped<MockFrontendApiOptions>(options), strict: false })
  api.configure(untyped(options))
  const { status } = await api.transport()({
    method: 'POST',
    path: '/client/sign_ups',
    body: { emailAddress: 'ada@example.test' },
  })
  expect(status).toBe(200)
})

test.each(['clients', 'now', 'seed', 'strict', 'latency'])(
  '%s is an option, and nothing to change in flight',
  (name) => {
    const given = { clients: 'cookie', now: 0, seed: 'a', strict: true, latency: 0 }
    createMockFrontendApi(untyped(given))
    const { configure } = createMockFrontendApi()
    expect(() => configure(untyped({ [name]: untyped<Record<string, unknown>>(given)[name] }))).toThrow(
      `\`${name}\` is not known. Known: settings`,
    )
  },
)

const ADA = { emailAddress: 'ada@example.test' }

test.each<[caller: string, call: (api: MockFrontendApi) => unknown, message: string]>([
  [
    'users.add()',
    ({ users }) => users.add(untyped({ email_address: ADA.emailAddress })),
    'Did you mean `emailAddress`?',
  ],
  [
    'users.add()',
    ({ users }) => users.add(untyped({ ...ADA, externalAccounts: [{ provider: 'oauth_google', mail: 'a' }] })),
    '`externalAccounts[0].mail`',
  ],
  ['tickets.issue()', ({ tickets }) => tickets.issue(untyped({ email: ADA.emailAddress })), 'Known: emailAddress'],
  ['providers.add()', ({ providers }) => providers.add('oauth_google', untyped({ people: [] })), 'Known: identities'],
  [
    'providers.add()',
    ({ providers }) => providers.add('oauth_google', untyped({ identities: [{ email: 'a' }] })),
    '`identities[0].email`',
  ],
  ['providers.token()', ({ providers }) => providers.token('oauth_google', untyped({ mail: 'a' })), '`mail`'],
  ['protect.require()', ({ protect }) => protect.require(untyped({ count: 2 })), 'Known: sdkUrl, times'],
])('%s rejects what it does not know, and changes nothing', (caller, call, message) => {
  const api = createMockFrontendApi()
  const before = api.snapshot()
  expect(() => call(api)).toThrow(MockSettingsError)
  expect(() => call(api)).toThrow(`${caller}: `)
  expect(() => call(api)).toThrow(message)
  expect(api.snapshot()).toEqual(before)
})

test('an approval names its user by what is known of an identity', async () => {
  const { providers } = createMockFrontendApi()
  await expect(providers.approve('https://a.test/?state=1', untyped({ mail: 'a' }))).rejects.toThrow(
    'providers.approve(): `mail` is not known',
  )
})

test('a mock that is not strict ignores what its methods do not know', () => {
  const api = createMockFrontendApi({ strict: false })
  expect(api.users.add(untyped({ ...ADA, nickname: 'Ada' }))).toMatchObject(ADA)
  expect(api.tickets.issue(untyped({ colour: 'blue' }))).toMatch(/^ticket_/)
  api.providers.add('oauth_google', untyped({ identities: [{ ...ADA, colour: 'blue' }] }))
})

const named = (value: unknown, names: string): Record<string, unknown> =>
  Object.fromEntries(names.split(' ').map((name) => [name, value]))

/** Every member that a development instance of the service has been seen to send, with values of our own. */
const ENVIRONMENT = {
  auth_config: {
    ...named('on', 'object id first_name last_name email_address phone_number username password'),
    identification_requirements: [['email_address'], ['username']],
    ...named(['email_code'], 'identification_strategies first_factors second_factors'),
    email_address_verification_strategies: ['email_code'],
    ...named(
      true,
      'single_session_mode enhanced_email_deliverability test_mode cookieless_dev url_based_session_syncing',
    ),
    claimed_at: null,
    reverification: false,
    native_settings: { object: 'native_settings', api_enabled: true },
  },
  display_config: {
    ...named('', 'object id home_url sign_in_url sign_up_url user_profile_url waitlist_url oauth_consent_url'),
    ...named('', 'after_sign_in_url after_sign_up_url after_sign_out_one_url after_sign_out_all_url'),
    ...named('', 'after_switch_session_url after_join_waitlist_url organization_profile_url create_organization_url'),
    ...named('', 'after_leave_organization_url after_create_organization_url logo_link_url logo_image_url'),
    ...named('', 'favicon_image_url clerk_js_version google_one_tap_client_id help_url privacy_policy_url terms_url'),
    ...named(null, 'logo_url favicon_url logo_image support_email captcha_oauth_bypass'),
    favicon_image: { object: 'image', id: 'img_1', public_url: 'https://images.example.test/1' },
    application_name: 'Orchard',
    instance_environment_type: 'development',
    theme: { buttons: { font_color: '#ffffff' }, general: { color: '#6c47ff' } },
    preferred_sign_in_strategy: 'password',
    ...named(true, 'branded experimental_force_oauth_first show_devmode_warning captcha_heartbeat'),
    ...named('key', 'captcha_public_key captcha_public_key_invisible'),
    captcha_widget_type: 'smart',
    captcha_provider: 'turnstile',
  },
  user_settings: {
    attributes: Object.fromEntries(
      [
        ...['email_address', 'phone_number', 'username', 'web3_wallet', 'first_name', 'last_name', 'password'],
        ...['authenticator_app', 'ticket', 'backup_code', 'passkey'],
      ].map((name) => [
        name,
        {
          enabled: name === 'email_address' || name === 'ticket',
          ...named(false, 'required used_for_first_factor used_for_second_factor verify_at_sign_up immutable'),
          ...named(name === 'email_address' ? ['email_code'] : null, 'first_factors second_factors verifications'),
        },
      ]),
    ),
    social: {
      oauth_apple: {
        ...named(true, 'enabled authenticatable'),
        ...named(false, 'required block_email_subaddresses not_selectable deprecated'),
        ...{ strategy: 'oauth_apple', name: 'Apple', logo_url: 'https://images.example.test/apple' },
      },
    },
    saml: { enabled: false },
    enterprise_sso: { enabled: false, self_serve_sso: false },
    sign_in: { second_factor: { required: false } },
    sign_up: {
      ...named(false, 'captcha_enabled custom_action_required progressive legal_consent_enabled'),
      ...{ captcha_widget_type: 'smart', mode: 'public', mfa: { required: false } },
    },
    restrictions: named(
      { enabled: false },
      'allowlist blocklist allowlist_blocklist_disabled_on_sign_in block_email_subaddresses block_disposable_email_domains',
    ),
    password_settings: {
      ...named(false, 'disable_hibp disable_password_reverification enforce_hibp_on_sign_in show_zxcvbn'),
      ...named(false, 'require_special_char require_numbers require_uppercase require_lowercase'),
      ...{ min_length: 0, max_length: 0, min_zxcvbn_strength: 0, allowed_special_characters: '' },
    },
    username_settings: {
      ...{ min_length: 4, max_length: 64, allow_extended_special_characters: false, allow_numeric_usernames: false },
    },
    actions: { delete_self: true, create_organization: true, create_organizations_limit: null },
    attack_protection: {
      user_lockout: { enabled: true, max_attempts: 100, duration_in_minutes: 60 },
      pii: { enabled: true },
      email_link: { require_same_client: false },
      enumeration_protection: { enabled: false },
    },
    passkey_settings: named(true, 'allow_autofill show_sign_in_button satisfies_second_factor'),
  },
  organization_settings: { enabled: false },
  maintenance_mode: false,
}

test.each([true, false])('every member that the service sends is known, strict or not (%o)', (strict) => {
  const { user_settings: settings, display_config: displayConfig, auth_config: authConfig } = ENVIRONMENT
  const api = createMockFrontendApi({ ...untyped({ settings, displayConfig, authConfig }), strict })
  expect(api.settings.social).toHaveProperty('oauth_apple')
  createMockFrontendApi({ strict }).configure(untyped({ settings, displayConfig, authConfig }))
})

test('what a mock returns as its environment is known to it, whatever it is made of', () => {
  const {
    user_settings: settings,
    display_config: displayConfig,
    auth_config: authConfig,
  } = untyped<typeof ENVIRONMENT>(createMockFrontendApi().environment)
  createMockFrontendApi(untyped({ settings, displayConfig, authConfig }))
})

test('a file with the environment of a newer service is taken, without what is new', () => {
  const newer = structuredClone(ENVIRONMENT)
  Object.assign(newer.user_settings, { telepathy: { enabled: true } })
  Object.assign(newer.user_settings.attributes, { star_sign: { enabled: true } })
  const { environment } = createMockFrontendApi(optionsFromJson(newer))
  expect(JSON.stringify(environment)).not.toMatch(/telepathy|star_sign/)
  expect(environment).toMatchObject({ display_config: { application_name: 'Orchard' } })
})
