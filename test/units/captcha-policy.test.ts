import { expect, test } from 'vitest'
import { type CaptchaParams, needsCaptcha } from '../../src/challenges/captcha-policy.ts'
import { isRedirectStrategy } from '../../src/shapes/strategies.ts'
import { decodeEnvironment } from '../support/decode.ts'

type Display = Readonly<Record<string, unknown>>

const environment = (display: Display = {}, captchaEnabled = true) =>
  decodeEnvironment({
    display_config: {
      captcha_public_key: 'smart-key',
      captcha_public_key_invisible: 'invisible-key',
      captcha_oauth_bypass: ['oauth_google'],
      ...display,
    },
    user_settings: { sign_up: { captcha_enabled: captchaEnabled } },
  })

const clientWith = (strategy: string | null, captchaBypass = false) => ({
  captchaBypass,
  signIn: {
    id: 'sia_1',
    status: null,
    firstFactorVerification: { status: null, strategy, error: null },
    createdSessionId: null,
    protectCheck: null,
  },
})

test.each<[what: string, isNeeded: boolean, params: CaptchaParams, client?: ReturnType<typeof clientWith>]>([
  ['a plain sign-up', true, {}],
  ['a sign-up with a password', true, { strategy: 'password' }],
  ['a provider that is not on the list', true, { strategy: 'oauth_github' }],
  ['a provider on the list', false, { strategy: 'oauth_google' }],
  ['a client that the server trusts', false, {}, clientWith(null, true)],
  ['a transfer of nothing', true, { transfer: true }],
  ['a transfer of a sign-in that has proved nothing', true, { transfer: true }, clientWith(null)],
  ['a transfer of a sign-in by a provider on the list', false, { transfer: true }, clientWith('oauth_google')],
  ['a transfer of a sign-in by another provider', true, { transfer: true }, clientWith('oauth_github')],
  ['a transfer of a sign-in by email code', false, { transfer: true }, clientWith('email_code')],
  ['a transfer of a sign-in by email link', false, { transfer: true }, clientWith('email_link')],
  ['a transfer of a sign-in by phone code', false, { transfer: true }, clientWith('phone_code')],
  ['a transfer of a sign-in by wallet', false, { transfer: true }, clientWith('web3_base_signature')],
  ['no transfer, though there is such a sign-in', true, {}, clientWith('email_code')],
])('%s: %s', (_what, isNeeded, params, client) => {
  expect(needsCaptcha(environment(), client ?? null, params)).toBe(isNeeded)
})

test('no captcha is needed where it is off, has no keys, or is not known to be on', () => {
  expect(needsCaptcha(environment({}, false), null, {})).toBe(false)
  expect(needsCaptcha(environment({ captcha_public_key: null }), null, {})).toBe(false)
  expect(needsCaptcha(environment({ captcha_public_key_invisible: '' }), null, {})).toBe(false)
  expect(needsCaptcha(null, null, {})).toBe(false)
})

test('without a list, three providers are trusted; an empty list trusts none', () => {
  const trusted = (list: string[] | null | undefined) =>
    ['oauth_google', 'oauth_microsoft', 'oauth_apple', 'oauth_github'].filter(
      (strategy) => !needsCaptcha(environment({ captcha_oauth_bypass: list }), null, { strategy }),
    )
  expect(trusted(null)).toEqual(['oauth_google', 'oauth_microsoft', 'oauth_apple'])
  expect(trusted(undefined)).toEqual(['oauth_google', 'oauth_microsoft', 'oauth_apple'])
  expect(trusted([])).toEqual([])
})

test('the strategies that leave the page', () => {
  const strategies = ['oauth_google', 'enterprise_sso', 'password', 'ticket', undefined]
  expect(strategies.map(isRedirectStrategy)).toEqual([true, true, false, false, false])
})
