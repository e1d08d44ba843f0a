import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { createClient, type FrontendApiError, type HeadlessSignUpError, turnstile } from '../../src/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

// What goes wrong in the first hour. Each message says what to change, and has a link that leads somewhere.

afterEach(() => vi.unstubAllGlobals())

const document = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')

/** The error of a call that throws, rejects or returns it. */
const errorOf = async (call: () => unknown): Promise<HeadlessSignUpError> => {
  try {
    return Object(await call()).error
  } catch (error) {
    return error as HeadlessSignUpError
  }
}

const expectAdvice = ({ message }: HeadlessSignUpError, ...advice: readonly string[]): void => {
  for (const text of advice) expect(message).toContain(text)
  const [, anchor] = / See docs\/errors\.md#(\w+) in headless-signup\.$/.exec(message) ?? []
  expect(document).toContain(`\n### \`${anchor}\`\n`)
}

const SOCIAL = {
  strategy: 'oauth_google',
  redirectUrl: 'https://app.example.test/welcome',
  redirectCallbackUrl: 'https://app.example.test/sso-callback',
} as const

test.each<[what: string, options: unknown[]]>([
  ['no options', []],
  ['no key', [{}]],
  ['a key that the environment does not have', [{ publishableKey: undefined }]],
  ['an empty key', [{ publishableKey: '' }]],
])('%s', async (_, options) => {
  const error = await errorOf(() => createClient(...(options as [])))
  expect(error.code).toBe('missing_configuration')
  expectAdvice(error, '`publishableKey`')
})

test.each([
  ['a secret key', 'sk_test_Y2xlcmsuY2xlcmsuZGV2JA', 'revoke it'],
  ['the key of the documentation', 'pk_test_…', 'Copy it from the dashboard'],
  ['a key in quotes', '"pk_test_Y2xlcmsuY2xlcmsuZGV2JA"', 'must start with pk_test_ or pk_live_'],
])('%s as the publishable key', async (_, publishableKey, advice) => {
  const error = await errorOf(() => createClient({ publishableKey }))
  expect(error.code).toBe('invalid_publishable_key')
  expectAdvice(error, advice, 'pk_test_')
})

test('a key whose host does not exist, or may not be called from this page', async () => {
  vi.stubGlobal('location', new URL('http://localhost:5173/'))
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  const publishableKey = `pk_test_${btoa('no.such.example.test$')}`
  const client = createClient({ publishableKey, fetch, retry: { limit: 0 } })
  const error = await errorOf(() => client.load())
  expect(error.code).toBe('network_error')
  expect(error.message).toContain('no.such.example.test')
  expect(error.message).toContain('must allow the origin http://localhost:5173')
  expect(error.message).toContain('docs/errors.md#network_error')
})

test('a code is sent before there is a sign-up', async () => {
  const { future } = setup()
  const error = await errorOf(() => future.verifications.sendEmailCode())
  expect(error.code).toBe('not_started')
  expectAdvice(error, 'Call `create()` first')
})

const PROTECTED = { settings: { sign_up: { captcha_enabled: true } } }

test('the element of the captcha is not in the page', async () => {
  vi.stubGlobal('document', { querySelector: () => null })
  const { client, future } = setup(PROTECTED, { captcha: turnstile({ element: '#captcha' }) })
  await client.load()
  const error = await errorOf(() => future.create({ emailAddress: EMAIL, password: PASSWORD }))
  expect(error.code).toBe('captcha_failed')
  expectAdvice(error, 'its element is not in the page; render it before you call')
})

test('the captcha is turned off where the service requires it', async () => {
  const { client, future } = setup(PROTECTED, { captcha: false })
  await client.load()
  const error = await errorOf(() => future.create({ emailAddress: EMAIL, password: PASSWORD }))
  expectAdvice(error, '<div id="clerk-captcha"></div>')
})

test('the popup is opened too late, and blocked', async () => {
  const { future } = setup()
  const error = await errorOf(() => future.sso({ ...SOCIAL, popup: null }))
  expect(error.code).toBe('popup_blocked')
  expectAdvice(error, 'Open it in the click itself')
})

test.each([
  ['origin_invalid', 400, 'pk_test_… key on localhost'],
  ['resource_missmatch', 400, 'allowed redirect URLs in the dashboard'],
  ['redirect_url_domain_mismatch', 422, 'add it in the dashboard'],
  ['invalid_redirect_url', 422, 'whole https URL'],
])('the service does not accept the setup: %s', async (code, status, advice) => {
  const { api, future, signUp } = setup()
  const said = 'The text of the service.'
  api.fail.next({ status, code, message: said, when: { path: '/client/sign_ups' } })
  const error = (await errorOf(() => future.sso(SOCIAL))) as FrontendApiError
  expect(error.errors).toMatchObject([{ code }])
  expectAdvice(error, said, advice)
  // What the user may see stays the text of the service.
  expect(error.longMessage).toBe(said)
  expect(signUp.$errors.get().global).toMatchObject([{ code, longMessage: said }])
})
