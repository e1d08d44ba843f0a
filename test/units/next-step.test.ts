import { expect, test } from 'vitest'
import { nextSignUpStep } from '../../src/sign-up/next-step.ts'
import { decodeSignUp } from '../support/decode.ts'
import { signUpJSON, verificationJSON } from '../support/json.ts'

const NOW = 1_768_478_400_000

const stepFor = (overrides: Record<string, unknown> | null): ReturnType<typeof nextSignUpStep> =>
  nextSignUpStep(decodeSignUp(overrides && signUpJSON(overrides)), { now: NOW })

const external = (verification: Record<string, unknown>): Record<string, unknown> => ({
  verifications: { external_account: verificationJSON({ strategy: 'oauth_google', ...verification }) },
})

const expireAt = new Date(1_768_479_000_000)

test.each([
  ['nothing was started', null, { type: 'start' }],
  ['the server gave it up', { status: 'abandoned' }, { type: 'restart' }],
  ['it is complete', { status: 'complete', created_session_id: 'sess_1' }, { type: 'finalize', sessionId: 'sess_1' }],
  ['it is complete without a session', { status: 'complete' }, { type: 'restart' }],
  [
    'something is missing, even if something else is unverified',
    { missing_fields: ['phone_number'] },
    { type: 'collect', missing: ['phone_number'], optional: ['first_name', 'oauth_google'] },
  ],
  [
    'nothing is missing and nothing unverified',
    { unverified_fields: [] },
    { type: 'collect', missing: [], optional: ['first_name', 'oauth_google'] },
  ],
  [
    'a code was sent',
    {},
    {
      type: 'verify',
      field: 'email_address',
      strategies: ['email_code', 'email_link'],
      sent: true,
      expireAt,
      attempts: 0,
    },
  ],
  [
    'no code was sent yet',
    {
      verifications: {
        email_address: verificationJSON({ expire_at: null, attempts: null, next_action: 'needs_prepare' }),
      },
    },
    {
      type: 'verify',
      field: 'email_address',
      strategies: ['email_code', 'email_link'],
      sent: false,
      expireAt: null,
      attempts: null,
    },
  ],
  [
    'the code expired',
    { verifications: { email_address: verificationJSON({ status: 'expired', attempts: 1 }) } },
    {
      type: 'verify',
      field: 'email_address',
      strategies: ['email_code', 'email_link'],
      sent: false,
      expireAt,
      attempts: 1,
    },
  ],
  [
    'the phone number is what is left to verify',
    {
      unverified_fields: ['phone_number'],
      verifications: {
        phone_number: verificationJSON({ strategy: 'phone_code', supported_strategies: ['phone_code'] }),
      },
    },
    { type: 'verify', field: 'phone_number', strategies: ['phone_code'], sent: true, expireAt, attempts: 0 },
  ],
  [
    'a challenge stands in the way',
    {
      missing_fields: ['protect_check'],
      protect_check: { status: 'pending', token: 't', sdk_url: 'https://a.test/s.js' },
    },
    { type: 'protect_check', protectCheck: { status: 'pending', token: 't', sdkUrl: 'https://a.test/s.js' } },
  ],
  [
    'the account belongs to a user',
    external({ status: 'transferable', error: { code: 'external_account_exists', message: '' } }),
    { type: 'transfer_to_sign_in' },
  ],
  [
    'the identity is signed in here',
    external({
      status: 'failed',
      error: { code: 'identifier_already_signed_in', message: '', meta: { session_id: 'sess_9' } },
    }),
    { type: 'existing_session', sessionId: 'sess_9' },
  ],
  [
    'a round trip is open',
    external({ external_verification_redirect_url: 'https://provider.test/authorize?a=1' }),
    { type: 'continue_external', url: 'https://provider.test/authorize?a=1' },
  ],
])('when %s', (_, overrides, step) => {
  expect(stepFor(overrides)).toEqual(step)
})
