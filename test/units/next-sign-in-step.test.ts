import { expect, test } from 'vitest'
import { environmentShape } from '../../src/shapes/environment.ts'
import { read } from '../../src/shapes/read.ts'
import { signInShape } from '../../src/shapes/sign-in.ts'
import { nextSignInStep, nextSignInStepChangeMs } from '../../src/sign-in/next-step.ts'

type JSONObject = Readonly<Record<string, unknown>>

const NOW = 1_768_478_400_000

const signInJSON = (overrides: JSONObject = {}): JSONObject => ({
  id: 'sia_1',
  status: 'needs_first_factor',
  identifier: 'ada@example.test',
  supported_first_factors: FACTORS,
  ...overrides,
})

const EMAIL_CODE = { strategy: 'email_code', email_address_id: 'idn_1', safe_identifier: 'ada@example.test' }
const RESET = { strategy: 'reset_password_email_code', email_address_id: 'idn_1', safe_identifier: 'ada@example.test' }
const FACTORS = [EMAIL_CODE, { strategy: 'oauth_google' }, { strategy: 'password' }, { strategy: 'passkey' }, RESET]
const CONNECTION = { strategy: 'enterprise_sso', enterprise_connection_id: 'ent_1' }

const verification = (strategy: string, overrides: JSONObject = {}): JSONObject => ({
  status: 'unverified',
  strategy,
  attempts: 0,
  expire_at: NOW + 600_000,
  ...overrides,
})

const decode = (json: JSONObject) => read(signInShape, json) ?? signInShape.empty

const stepOf = (json: JSONObject, context: Parameters<typeof nextSignInStep>[1] = {}) =>
  nextSignInStep(decode(json), { now: NOW, ...context })

const second = (overrides: JSONObject): JSONObject =>
  signInJSON({
    status: 'needs_second_factor',
    supported_second_factors: [
      { strategy: 'backup_code' },
      { strategy: 'phone_code', phone_number_id: 'idn_2', safe_identifier: '+44…43', default: true },
      { strategy: 'totp' },
    ],
    ...overrides,
  })

test.each<[what: string, signIn: JSONObject, step: JSONObject]>([
  ['nothing has begun (S40)', {}, { type: 'start' }],
  ['it was abandoned', signInJSON({ status: 'abandoned' }), { type: 'restart' }],
  ['it is complete without a session', signInJSON({ status: 'complete' }), { type: 'restart' }],
  [
    'it is complete',
    signInJSON({ status: 'complete', created_session_id: 'sess_1' }),
    { type: 'finalize', sessionId: 'sess_1' },
  ],
  ['a challenge is due', signInJSON({ status: 'needs_protect_check' }), { type: 'protect_check', protectCheck: null }],
  [
    'no user was found',
    signInJSON({ first_factor_verification: verification('email_code', { status: 'transferable' }) }),
    { type: 'transfer_to_sign_up' },
  ],
  [
    'the identity is signed in here',
    signInJSON({
      first_factor_verification: verification('oauth_google', {
        status: 'failed',
        error: { code: 'identifier_already_signed_in', meta: { session_id: 'sess_9' } },
      }),
    }),
    { type: 'existing_session', sessionId: 'sess_9' },
  ],
  [
    'the identity is signed in here, by a verification that is open (S32)',
    signInJSON({
      first_factor_verification: verification('oauth_google', {
        error: { code: 'identifier_already_signed_in', meta: { session_id: 'sess_9' } },
      }),
    }),
    { type: 'existing_session', sessionId: 'sess_9' },
  ],
  [
    'the policy wants another password',
    signInJSON({ status: 'needs_new_password', first_factor_verification: verification('password') }),
    { type: 'new_password', reset: false },
  ],
  [
    'a reset was verified',
    signInJSON({ status: 'needs_new_password', first_factor_verification: verification('reset_password_email_code') }),
    { type: 'new_password', reset: true },
  ],
  [
    'a second factor is due',
    second({}),
    {
      type: 'choose_second_factor',
      reason: 'mfa',
      preferred: { strategy: 'totp' },
      factors: [{ strategy: 'totp' }, { strategy: 'phone_code' }, { strategy: 'backup_code' }],
    },
  ],
  [
    'the device is new',
    second({ status: 'needs_client_trust' }),
    { type: 'choose_second_factor', reason: 'client_trust', preferred: { strategy: 'backup_code' } },
  ],
  [
    'a second code was sent',
    second({ second_factor_verification: verification('phone_code', { channel: 'sms' }) }),
    {
      type: 'enter_second_code',
      strategy: 'phone_code',
      safeIdentifier: '+44…43',
      channel: 'sms',
      alternatives: [{ strategy: 'totp' }, { strategy: 'backup_code' }],
    },
  ],
  [
    'a second link was sent',
    second({ second_factor_verification: verification('email_link') }),
    { type: 'open_second_link' },
  ],
  [
    'a passkey was asked for as the second factor',
    second({ second_factor_verification: verification('passkey') }),
    { type: 'use_second_passkey' },
  ],
  [
    'the second code has expired',
    second({ second_factor_verification: verification('phone_code', { expire_at: NOW - 1 }) }),
    { type: 'choose_second_factor' },
  ],
  [
    'a provider waits',
    signInJSON({
      first_factor_verification: verification('oauth_google', {
        external_verification_redirect_url: 'https://provider.test/',
      }),
    }),
    { type: 'continue_external', url: 'https://provider.test/' },
  ],
  [
    'the provider was declined',
    signInJSON({
      first_factor_verification: verification('oauth_google', {
        external_verification_redirect_url: 'https://provider.test/',
        error: { code: 'oauth_access_denied' },
      }),
    }),
    { type: 'choose_first_factor', error: { code: 'oauth_access_denied' } },
  ],
  [
    'a code was sent',
    signInJSON({ first_factor_verification: verification('email_code') }),
    {
      type: 'enter_code',
      strategy: 'email_code',
      safeIdentifier: 'ada@example.test',
      attempts: 0,
      expireAt: new Date(NOW + 600_000),
    },
  ],
  [
    'a code for a reset was sent',
    signInJSON({ first_factor_verification: verification('reset_password_email_code') }),
    { type: 'enter_code', strategy: 'reset_password_email_code' },
  ],
  ['a link was sent', signInJSON({ first_factor_verification: verification('email_link') }), { type: 'open_link' }],
  [
    'a passkey was asked for',
    signInJSON({ first_factor_verification: verification('passkey', { expire_at: null }) }),
    { type: 'use_passkey' },
  ],
  [
    'a wallet was asked',
    signInJSON({ first_factor_verification: verification('web3_base_signature') }),
    { type: 'sign_with_wallet', strategy: 'web3_base_signature' },
  ],
  [
    'there is one company',
    signInJSON({ supported_first_factors: [CONNECTION], sso_bypass_first_factors: [{ strategy: 'password' }] }),
    {
      type: 'continue_enterprise',
      connection: { enterpriseConnectionId: 'ent_1' },
      bypass: [{ strategy: 'password' }],
    },
  ],
  [
    'there are several companies',
    signInJSON({ supported_first_factors: [CONNECTION, { ...CONNECTION, enterprise_connection_id: 'ent_2' }] }),
    { type: 'choose_enterprise_connection' },
  ],
  [
    'the code has expired',
    signInJSON({ first_factor_verification: verification('email_code', { expire_at: NOW }) }),
    { type: 'choose_first_factor' },
  ],
  [
    'the user was found',
    signInJSON(),
    { type: 'choose_first_factor', preferred: { strategy: 'password' }, resets: [{ strategy: RESET.strategy }] },
  ],
  ['no user is named (S40)', signInJSON({ status: 'needs_identifier' }), { type: 'identify' }],
])('when %s', (_what, signIn, step) => {
  expect(stepOf(signIn)).toMatchObject(step)
})

test('the preferred way depends on the instance and on the browser', () => {
  const preferred = (context: Parameters<typeof nextSignInStep>[1]) => {
    const step = stepOf(signInJSON(), context)
    return step.type === 'choose_first_factor' && step.preferred?.strategy
  }
  const otp = read(environmentShape, { display_config: { preferred_sign_in_strategy: 'otp' } }) ?? null
  expect(preferred({})).toBe('password')
  expect(preferred({ hasPasskeys: true })).toBe('passkey')
  expect(preferred({ environment: otp })).toBe('email_code')
})

test('the start offers what the instance enables', () => {
  const attribute = { enabled: true, used_for_first_factor: true }
  const environment =
    read(environmentShape, {
      user_settings: {
        attributes: { email_address: attribute, username: attribute, passkey: attribute },
        social: { oauth_google: { enabled: true, authenticatable: true, strategy: 'oauth_google' } },
      },
    }) ?? null
  expect(stepOf({}, { environment })).toEqual({
    type: 'start',
    identifiers: ['email_address', 'username'],
    strategies: ['oauth_google', 'passkey'],
  })
})

test('a code counts down to its expiry, and nothing else changes by itself', () => {
  const sent = decode(signInJSON({ first_factor_verification: verification('email_code') }))
  expect(nextSignInStepChangeMs(sent, NOW)).toBe(600_000)
  expect(nextSignInStepChangeMs(sent, NOW + 600_000)).toBeNull()
  expect(nextSignInStepChangeMs(decode(signInJSON()), NOW)).toBeNull()
})

test('a ticket of a sign-up, and the address that a code went to', () => {
  expect(stepOf({}, { signUpTicket: 'tk' })).toEqual({ type: 'transfer_to_sign_up', ticket: 'tk' })
  const work = { ...EMAIL_CODE, email_address_id: 'idn_3', safe_identifier: 'ada@work.test' }
  const signIn = signInJSON({
    supported_first_factors: [EMAIL_CODE, work],
    first_factor_verification: verification('email_code'),
  })
  expect(stepOf(signIn, { sentTo: 'ada@work.test' })).toMatchObject({ safeIdentifier: 'ada@work.test' })
  expect(stepOf(signIn)).toMatchObject({ safeIdentifier: null })
})
