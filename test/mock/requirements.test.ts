import { expect, test } from 'vitest'
import { type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { setup } from './setup.ts'

const EMAIL = { emailAddress: 'ada@example.test' }
const PHONE = { phoneNumber: '+447700900143' }
const PASSWORD = { password: 'correct horse 42' }
const USERNAME = { username: 'ada_l' }
const NAMES = { firstName: 'Ada', lastName: 'Lovelace' }

type Attributes = NonNullable<NonNullable<MockFrontendApiOptions['settings']>['attributes']>

const attributes = (changes: Attributes): MockFrontendApiOptions => ({ settings: { attributes: changes } })
const ON = { enabled: true }
const OFF = { enabled: false, required: false }
const REQUIRED = { enabled: true, required: true }

interface Case {
  readonly when: string
  readonly options?: MockFrontendApiOptions
  readonly given: Readonly<Record<string, unknown>>
  readonly required: readonly string[]
  readonly optional?: readonly string[]
  readonly missing: readonly string[]
  readonly unverified: readonly string[]
  readonly status?: 'complete'
}

const CASES: readonly Case[] = [
  {
    when: 'nothing is given',
    given: {},
    required: ['email_address', 'password'],
    missing: ['email_address', 'password'],
    unverified: [],
  },
  {
    when: 'a required email address is given',
    given: EMAIL,
    required: ['email_address', 'password'],
    missing: ['password'],
    unverified: ['email_address'],
  },
  {
    when: 'everything required is given but not verified',
    given: { ...EMAIL, ...PASSWORD },
    required: ['email_address', 'password'],
    missing: [],
    unverified: ['email_address'],
  },
  {
    when: 'the email address is not verified at sign-up',
    options: attributes({ email_address: { verify_at_sign_up: false } }),
    given: { ...EMAIL, ...PASSWORD },
    required: ['email_address', 'password'],
    missing: [],
    unverified: [],
    status: 'complete',
  },
  {
    when: 'an optional phone number is left out',
    options: attributes({ phone_number: ON, email_address: { verify_at_sign_up: false } }),
    given: { ...EMAIL, ...PASSWORD },
    required: ['email_address', 'password'],
    optional: ['phone_number'],
    missing: [],
    unverified: [],
    status: 'complete',
  },
  {
    when: 'an optional phone number is given: it has to be verified too',
    options: attributes({ phone_number: ON, email_address: { verify_at_sign_up: false } }),
    given: { ...EMAIL, ...PASSWORD, ...PHONE },
    required: ['email_address', 'password'],
    optional: ['phone_number'],
    missing: [],
    unverified: ['phone_number'],
  },
  {
    when: 'email address and phone number are both to be verified',
    options: attributes({ phone_number: REQUIRED }),
    given: { ...EMAIL, ...PASSWORD, ...PHONE },
    required: ['email_address', 'password', 'phone_number'],
    missing: [],
    unverified: ['email_address', 'phone_number'],
  },
  {
    when: 'optional names are left out',
    options: attributes({ first_name: ON, last_name: ON, email_address: { verify_at_sign_up: false } }),
    given: { ...EMAIL, ...PASSWORD },
    required: ['email_address', 'password'],
    optional: ['first_name', 'last_name'],
    missing: [],
    unverified: [],
    status: 'complete',
  },
  {
    when: 'required names are left out',
    options: attributes({ first_name: REQUIRED, last_name: REQUIRED, email_address: { verify_at_sign_up: false } }),
    given: { ...EMAIL, ...PASSWORD },
    required: ['email_address', 'first_name', 'last_name', 'password'],
    missing: ['first_name', 'last_name'],
    unverified: [],
  },
  {
    when: 'required names are given',
    options: attributes({ first_name: REQUIRED, last_name: REQUIRED, email_address: { verify_at_sign_up: false } }),
    given: { ...EMAIL, ...PASSWORD, ...NAMES },
    required: ['email_address', 'first_name', 'last_name', 'password'],
    missing: [],
    unverified: [],
    status: 'complete',
  },
  {
    when: 'consent is asked for and not given',
    options: legalConsent(presets.usernameAndPassword()),
    given: { ...USERNAME, ...PASSWORD },
    required: ['legal_accepted', 'password', 'username'],
    missing: ['legal_accepted'],
    unverified: [],
  },
  {
    when: 'consent is rejected',
    options: legalConsent(presets.usernameAndPassword()),
    given: { ...USERNAME, ...PASSWORD, legalAccepted: false },
    required: ['legal_accepted', 'password', 'username'],
    missing: ['legal_accepted'],
    unverified: [],
  },
  {
    when: 'consent is asked for and given',
    options: legalConsent(presets.usernameAndPassword()),
    given: { ...USERNAME, ...PASSWORD, legalAccepted: true },
    required: ['legal_accepted', 'password', 'username'],
    missing: [],
    unverified: [],
    status: 'complete',
  },
  {
    when: 'no identifier is required and none is given',
    options: presets.emailOrPhone(),
    given: {},
    required: ['email_address_or_phone_number'],
    optional: ['email_address', 'phone_number'],
    missing: ['email_address_or_phone_number'],
    unverified: [],
  },
  {
    when: 'one of two optional identifiers is given',
    options: presets.emailOrPhone(),
    given: PHONE,
    required: [],
    optional: ['email_address', 'phone_number'],
    missing: [],
    unverified: ['phone_number'],
  },
  {
    when: 'only an optional username could identify the user',
    options: attributes({ email_address: OFF, username: ON }),
    given: PASSWORD,
    required: ['password', 'username'],
    missing: ['username'],
    unverified: [],
  },
  {
    when: 'another optional identifier is given than the one asked for',
    options: attributes({ email_address: { required: false }, username: ON, password: OFF }),
    given: USERNAME,
    required: [],
    optional: ['email_address', 'username'],
    missing: [],
    unverified: [],
    status: 'complete',
  },
  {
    when: 'a social provider is enabled: it is one more way, never a must',
    options: { settings: { social: { oauth_google: { enabled: true } } } },
    given: EMAIL,
    required: ['email_address', 'password'],
    optional: ['oauth_google'],
    missing: ['password'],
    unverified: ['email_address'],
  },
  {
    when: 'nothing but a social provider could identify the user',
    options: {
      settings: { attributes: { email_address: OFF, password: OFF }, social: { oauth_google: { enabled: true } } },
    },
    given: {},
    required: ['oauth_google'],
    missing: ['oauth_google'],
    unverified: [],
  },
  {
    when: 'everything is required and given',
    options: presets.everything(),
    given: { ...EMAIL, ...PHONE, ...USERNAME, ...PASSWORD, ...NAMES, legalAccepted: true },
    required: ['email_address', 'first_name', 'last_name', 'legal_accepted', 'password', 'phone_number', 'username'],
    missing: [],
    unverified: ['email_address', 'phone_number'],
  },
]

function legalConsent({ settings }: MockFrontendApiOptions): MockFrontendApiOptions {
  return { settings: { ...settings, sign_up: { legal_consent_enabled: true } } }
}

test.each(CASES)('what a sign-up needs when $when', async ({ options, given, required, optional = [], ...rest }) => {
  const { create } = setup(options)
  expect(await create(given)).toMatchObject({
    required_fields: required,
    optional_fields: optional,
    missing_fields: rest.missing,
    unverified_fields: rest.unverified,
    status: rest.status ?? 'missing_requirements',
  })
})

test.each(CASES)('what is missing is always required, when $when', async ({ options, given }) => {
  const { required_fields, missing_fields } = await setup(options).create(given)
  expect(required_fields).toEqual(expect.arrayContaining([...missing_fields]))
})

test('a sign-up completes in several steps, each of which says what is left', async () => {
  const { api, create, update, prepare, attempt } = setup(presets.everything())
  const { id } = await create(EMAIL)
  expect((await update(id, { ...PHONE, ...USERNAME })).missing_fields).toEqual([
    'first_name',
    'last_name',
    'legal_accepted',
    'password',
  ])
  expect((await update(id, { ...NAMES, ...PASSWORD, legalAccepted: true })).missing_fields).toEqual([])

  await prepare(id, { strategy: 'email_code' })
  const byEmail = await attempt(id, { strategy: 'email_code', code: api.outbox.last(EMAIL.emailAddress).code })
  expect(byEmail.response).toMatchObject({ status: 'missing_requirements', unverified_fields: ['phone_number'] })

  await prepare(id, { strategy: 'phone_code' })
  const byPhone = await attempt(id, { strategy: 'phone_code', code: api.outbox.last(PHONE.phoneNumber).code })
  expect(byPhone.response).toMatchObject({ status: 'complete', unverified_fields: [] })
  expect(byPhone.client.sessions[0]?.user).toMatchObject({
    username: 'ada_l',
    first_name: 'Ada',
    email_addresses: [{ email_address: 'ada@example.test', verification: { status: 'verified' } }],
    phone_numbers: [{ phone_number: '+447700900143', verification: { strategy: 'phone_code' } }],
  })
})
