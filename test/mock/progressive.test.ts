import { expect, test } from 'vitest'
import { createMockFrontendApi, type MockFrontendApiOptions } from '../../src/testing/index.ts'
import { requirementsOf } from '../../src/testing/sign-ups/requirements.ts'

const ON = { enabled: true }
const OFF = { enabled: false, required: false }
const REQUIRED = { enabled: true, required: true }

type Attributes = NonNullable<NonNullable<MockFrontendApiOptions['settings']>['attributes']>

/** What a sign-up needs that has these fields, those before the slash verified. */
const needs = (attributes: Attributes, progressive: boolean, [provided, verified]: Progress) => {
  const { settings } = createMockFrontendApi({
    settings: {
      attributes,
      social: { oauth_google: { enabled: true } },
      sign_up: { progressive, legal_consent_enabled: attributes.passkey?.enabled === true },
    },
  })
  const { status, missing_fields, unverified_fields } = requirementsOf(settings, {
    provided: new Set(provided),
    verified: new Set(verified),
  })
  return { status, missing: missing_fields, unverified: unverified_fields }
}

type Progress = readonly [provided: readonly string[], verified: readonly string[]]

const NAMES_AND_PHONE = { first_name: REQUIRED, last_name: REQUIRED, phone_number: REQUIRED }
const WALLET: Attributes = { ...NAMES_AND_PHONE, web3_wallet: ON }
const EITHER: Attributes = { phone_number: ON, password: OFF }
/** The settings have no attribute for consent: this one stands for it. */
const CONSENT: Attributes = { passkey: ON }

const BY_PROVIDER: Progress = [['oauth_google', 'email_address'], ['email_address']]
const BY_PROVIDER_WITHOUT_EMAIL: Progress = [['oauth_google'], []]
const BY_UNVERIFIED_PROVIDER: Progress = [['oauth_google', 'email_address'], []]
const BY_WALLET: Progress = [['web3_wallet'], ['web3_wallet']]

interface Case {
  readonly who: string
  readonly attributes: Attributes
  readonly progress: Progress
  /** Missing, then unverified; nothing: the sign-up is complete. */
  readonly on: readonly [string[], string[]?]
  readonly off: readonly [string[], string[]?]
}

const CASES: readonly Case[] = [
  {
    who: 'a provider’s account, while names and phone number are required',
    attributes: NAMES_AND_PHONE,
    progress: BY_PROVIDER,
    on: [['first_name', 'last_name', 'phone_number']],
    off: [[]],
  },
  {
    who: 'a provider’s account, while a username is required',
    attributes: { username: REQUIRED },
    progress: BY_PROVIDER,
    on: [['username']],
    off: [['username']],
  },
  {
    who: 'a provider’s account, while consent is asked for',
    attributes: { ...NAMES_AND_PHONE, ...CONSENT },
    progress: BY_PROVIDER,
    on: [['first_name', 'last_name', 'legal_accepted', 'phone_number']],
    off: [['legal_accepted']],
  },
  {
    who: 'a provider’s account, with an address that is not verified',
    attributes: {},
    progress: BY_UNVERIFIED_PROVIDER,
    on: [[], ['email_address']],
    off: [[], ['email_address']],
  },
  {
    who: 'a provider’s account without an address',
    attributes: {},
    progress: BY_PROVIDER_WITHOUT_EMAIL,
    on: [['email_address']],
    off: [['email_address']],
  },
  {
    who: 'a verified wallet, while everything else is required',
    attributes: WALLET,
    progress: BY_WALLET,
    on: [['email_address', 'first_name', 'last_name', 'phone_number']],
    off: [[]],
  },
  {
    who: 'a wallet that is not verified',
    attributes: WALLET,
    progress: [['web3_wallet'], []],
    on: [['email_address', 'first_name', 'last_name', 'password', 'phone_number'], ['web3_wallet']],
    off: [[], ['web3_wallet']],
  },
  {
    who: 'a verified wallet, while consent is asked for',
    attributes: { ...WALLET, ...CONSENT },
    progress: BY_WALLET,
    on: [['email_address', 'first_name', 'last_name', 'legal_accepted', 'phone_number']],
    off: [['legal_accepted']],
  },
  {
    who: 'a form with everything',
    attributes: NAMES_AND_PHONE,
    progress: [['email_address', 'password', 'first_name', 'last_name', 'phone_number'], ['email_address']],
    on: [[], ['phone_number']],
    off: [[], ['phone_number']],
  },
  {
    who: 'a form without names',
    attributes: { first_name: REQUIRED },
    progress: [['email_address', 'password'], ['email_address']],
    on: [['first_name']],
    off: [['first_name']],
  },
  {
    who: 'an optional email address that is left out, beside a username',
    attributes: { email_address: { required: false }, username: REQUIRED, password: OFF },
    progress: [['username'], []],
    on: [[]],
    off: [['email_address']],
  },
  {
    who: 'a phone number, while the email address is required too',
    attributes: EITHER,
    progress: [['phone_number'], ['phone_number']],
    on: [['email_address']],
    off: [[]],
  },
  {
    who: 'neither, while either will do',
    attributes: { ...EITHER, username: REQUIRED },
    progress: [['username'], []],
    on: [['email_address']],
    off: [['email_address_or_phone_number']],
  },
  {
    who: 'a provider’s account, while either will do',
    attributes: EITHER,
    progress: BY_PROVIDER,
    on: [[]],
    off: [[]],
  },
]

const expected = ([missing, unverified = []]: Case['on']) => ({
  missing,
  unverified,
  status: missing.length + unverified.length === 0 ? 'complete' : 'missing_requirements',
})

test.each(CASES)('progressive: what is asked of $who', ({ attributes, progress, on }) => {
  expect(needs(attributes, true, progress)).toEqual(expected(on))
})

test.each(CASES)('not progressive: what is asked of $who', ({ attributes, progress, off }) => {
  expect(needs(attributes, false, progress)).toEqual(expected(off))
})
