import { expect, test } from 'vitest'
import { strategyOf, verificationNameOf } from '../../src/shapes/strategies.ts'
import { withNewLines } from '../support/edited-source.ts'
import { signUpJSON, verificationJSON } from '../support/json.ts'

test('a prefix stands for all its strategies, and an unknown name for none', () => {
  expect(verificationNameOf('web3_new_wallet_signature')).toBe('web3Wallet')
  expect(verificationNameOf('oauth_custom_acme')).toBe('externalAccount')
  expect(['oauth', 'email_code_2', 'constructor', '', undefined, 7].map(strategyOf)).toEqual(Array(6).fill(undefined))
})

const sent = signUpJSON({
  unverified_fields: ['phone_number'],
  verifications: {
    phone_number: verificationJSON({ strategy: 'telegram_code', supported_strategies: ['telegram_code'] }),
  },
})

const SCRIPT = `
import { type Cooldown, createClient, FrontendApiError } from './src/core.ts'
import { nextSignUpStep } from './src/sign-up/next-step.ts'
import { needsCaptcha } from './src/challenges/captcha-policy.ts'
import { environmentShape } from './src/shapes/environment.ts'
import { read } from './src/shapes/read.ts'

const environment = read(environmentShape, {
  display_config: { captcha_public_key: 'smart', captcha_public_key_invisible: 'invisible' },
  user_settings: { sign_up: { captcha_enabled: true } },
}) ?? null
const firstFactorVerification = { status: 'verified', strategy: 'telegram_code', error: null }
const signIn = { id: 'sia_1', status: null, firstFactorVerification, createdSessionId: null, protectCheck: null }

export default async () => {
  let isTooSoon = false
  const { signUp } = createClient({
    transport: async () => {
      const headers = new Headers({ 'retry-after': '30' })
      return isTooSoon
        ? { status: 429, headers, body: { errors: [] } }
        : { status: 200, headers, body: { response: ${JSON.stringify(sent)}, client: null } }
    },
    captcha: false,
  })
  await signUp.create({ phoneNumber: '+15555550100', strategy: 'telegram_code' })
  const step = nextSignUpStep(signUp.$state.get(), { now: 1_768_478_999_000 })
  const withoutCode = await signUp.attemptVerification({ strategy: 'telegram_code' }).catch((error) => error.code)
  isTooSoon = true
  const error: unknown = await signUp.prepareVerification('telegram_code').catch((error) => error)
  const { telegram, sms }: Cooldown = signUp.$cooldown.get()
  return {
    verification: signUp.verifications.phoneNumber.strategy,
    step: step.type === 'verify' && [step.field, step.sent, step.strategies],
    withoutCode,
    status: error instanceof FrontendApiError && error.status,
    cooldown: [telegram, sms],
    needsCaptcha: needsCaptcha(environment, { captchaBypass: false, signIn }, { transfer: true }),
  }
}
`

const TELEGRAM = `  telegram_code: { verification: 'phoneNumber', sends: 'code', channels: ['telegram'] },`

const TELEGRAM_CHANNEL = { file: 'attempts/message-cooldown.ts', after: '  sms: 0,', line: '  telegram: 0,' }

test('a new code strategy is one row, and a new channel one line: verification, proof, channel, cooldown, captcha and next step follow', async () => {
  const line = { file: 'shapes/strategies.ts', after: '  phone_code: {', line: TELEGRAM }
  const { typeErrors, result } = await withNewLines([line, TELEGRAM_CHANNEL], SCRIPT)
  expect(typeErrors).toEqual([])
  expect(result).toEqual({
    verification: 'telegram_code',
    step: ['phone_number', true, ['telegram_code']],
    withoutCode: 'invalid_parameter',
    status: 429,
    cooldown: [30, 0],
    needsCaptcha: false,
  })
}, 120_000)
