import { ClerkAPIResponseError, ClerkRuntimeError } from '@clerk/shared/error'
import { afterEach, expect, test, vi } from 'vitest'
import { FlowError, FrontendApiErrorItem, NetworkError } from '../../src/index.ts'
import { de } from '../../src/messages/de.ts'
import { en } from '../../src/messages/en.ts'
import { formatError } from '../../src/messages/index.ts'
import { ja } from '../../src/messages/ja.ts'
import type { Fault } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { MANY, withAda } from '../support/sign-in.ts'

afterEach(() => vi.unstubAllGlobals())

/** What a sign-up fails with when the server responds like this. */
const failWith = async (fault: Fault): Promise<unknown> => {
  const { api, future } = setup()
  api.fail.next(fault)
  return (await future.create({ emailAddress: EMAIL, password: PASSWORD })).error
}

test('a sentence names the field that is meant, in the language of the page', async () => {
  const { api, future } = setup()
  api.users.add({ emailAddress: EMAIL })
  const { error } = await future.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(formatError(error, en)).toBe(
    'There is already an account with this email address. Please sign in, or use another one.',
  )
  expect(formatError(error, de)).toContain('Zu dieser E-Mail-Adresse gibt es bereits ein Konto.')
  expect(formatError(error, ja)).toContain('このメールアドレスのアカウントはすでにあります。')
})

test('the error of a field is formatted like the whole', async () => {
  const { signUp, future } = setup()
  const { error } = await future.create({ emailAddress: 'ada', password: PASSWORD })
  const { fields } = signUp.$errors.get()
  expect(formatError(fields.emailAddress, en)).toBe('Please enter a valid email address.')
  expect(formatError(fields.emailAddress, en)).toBe(formatError(error, en))
})

test('each reason of a response has its line, and the same sentence comes once', async () => {
  const { future } = setup()
  const { error } = await future.create({ emailAddress: 'ada', password: 'short' })
  expect(formatError(error, en).split('\n')).toEqual([
    'Please enter a valid email address.',
    'Please choose a longer password.',
  ])
  const twice = [error, error].flatMap((one) => Object(one).errors)
  expect(formatError({ errors: twice }, en)).toBe(formatError(error, en))
})

test('sentences of your own take precedence, alone and beside a language', async () => {
  const error = await failWith({ status: 422, code: 'form_password_pwned', meta: { param_name: 'password' } })
  const own = { form_password_pwned: 'Not this one!' }
  expect(formatError(error, { ...de, ...own })).toBe('Not this one!')
  expect(formatError(error, own)).toBe('Not this one!')
  expect(formatError(error, { ...own, 'form_password_pwned:password': 'Nor here!' })).toBe('Nor here!')
  expect(formatError(error, { ...en, form_password_pwned: ({ field }) => `${field}?` })).toBe('your password?')
  expect(formatError(error, { form_password_pwned: '' })).toBe('')
})

test('a sentence says how long a value may be, when the error does', async () => {
  const param_name = 'password'
  const meta = { param_name, min_length: 8 }
  const error = await failWith({ status: 422, code: 'form_password_length_too_short', meta })
  expect(formatError(error, en)).toBe('Please choose a password of at least 8 characters.')
  const silent = await failWith({ status: 422, code: 'form_password_length_too_short', meta: { param_name } })
  expect(formatError(silent, en)).toBe('Please choose a longer password.')
})

test.each([
  ['30', 'in 30 seconds', 'in 30 Sekunden', '30 秒後に'],
  ['1', 'in 1 second', 'in 1 Sekunde', '1 秒後に'],
  ['125', 'in 3 minutes', 'in 3 Minuten', '3 分後に'],
])('a wait of %s seconds is said as the language says it', async (seconds, ...texts) => {
  const error = await failWith({ status: 429, headers: { 'retry-after': seconds } })
  for (const [index, language] of [en, de, ja].entries()) expect(formatError(error, language)).toContain(texts[index])
})

test('a locked user reads when to try again, and whom to ask when there is no end', async () => {
  const lock = async (duration_in_minutes: number): Promise<unknown> => {
    const attack_protection = { user_lockout: { max_attempts: 1, duration_in_minutes } }
    const { future } = withAda({}, { ...MANY, settings: { ...MANY.settings, attack_protection } })
    return (await future.password({ identifier: EMAIL, password: 'wrong' })).error
  }
  expect(formatError(await lock(30), en)).toBe('Your account is locked. Please try again in 30 minutes.')
  expect(formatError(await lock(0), en)).toBe('Your account is locked. Please contact support.')
})

test.each<[what: string, fault: Fault, text: unknown]>(
  [
    [
      'of a field',
      { status: 422, code: 'new_code', meta: { param_name: 'first_name' } },
      'Please check your first name.',
    ],
    [
      'of a parameter that no user fills in',
      { status: 422, code: 'new_code', meta: { param_name: 'strategy' } },
      en.unexpected,
    ],
    ['of no field', { status: 422, code: 'new_code' }, en.unexpected],
    ['that sounds like a member of all objects', { status: 422, code: 'constructor' }, en.unexpected],
    [
      'of too many requests',
      { status: 429, code: 'new_code' },
      'That was too many tries. Please try again in a moment.',
    ],
    ['of a server that is down', { status: 503, code: 'new_code' }, en.internal_clerk_error],
  ].map(([what, fault, text]) => [String(what), fault as Fault, String(text)]),
)('a code that is not known, %s, has a general sentence', async (_, fault, text) => {
  const error = await failWith({ ...fault, message: 'TypeError in sign_ups.rb' })
  expect(formatError(error, en)).toBe(text)
})

test('a response without an entry is formatted by its status', async () => {
  expect(formatError(await failWith({ html: true }), en)).toBe(en.internal_clerk_error)
  expect(formatError(await failWith({ html: true, status: 429 }), en)).toMatch(/^That was too many tries/)
  expect(formatError(await failWith({ html: true, status: 404 }), en)).toBe(en.unexpected)
})

test('what happened on the way is formatted too', async () => {
  expect(formatError(await failWith({ networkError: true }), en)).toBe(en.network_error)
  expect(formatError(await failWith({ html: true, status: 200 }), en)).toBe(en.invalid_response)
  expect(formatError((await setup().future.update({ firstName: 'Ada' })).error, en)).toBe(en.unexpected)
  const aborted = AbortSignal.abort()
  await expect(setup().signUp.create({ emailAddress: EMAIL }, { signal: aborted })).rejects.toSatisfy(
    (error) => formatError(error, en) === 'This was cancelled.',
  )
})

test('why the account of a provider was rejected is said, or that it was', () => {
  const because = (code: string): unknown =>
    new FlowError('external_account_failed', { cause: new FrontendApiErrorItem(code, '', undefined, {}) })
  expect(formatError(because('oauth_access_denied'), en)).toBe(en.oauth_access_denied)
  expect(formatError(because('new_code'), en)).toBe(en.external_account_failed)
})

test('errors of the official client are formatted like ours', () => {
  const data = [{ code: 'form_code_incorrect', message: 'is incorrect', meta: { param_name: 'code' } }]
  expect(formatError(new ClerkAPIResponseError('no', { data, status: 422 }), en)).toBe(en.form_code_incorrect)
  const limited = new ClerkAPIResponseError('no', { data: [], status: 429, retryAfter: 30 })
  expect(formatError(limited, en)).toBe('That was too many tries. Please try again in 30 seconds.')
  expect(formatError(new ClerkRuntimeError('no', { code: 'network_error' }), en)).toBe(en.network_error)
})

test('nothing else of an error is shown', async () => {
  const secret = 'hunter2'
  const values = [
    undefined,
    null,
    secret,
    7,
    {},
    new Error(secret),
    { code: secret, message: secret, meta: { paramName: secret, sessionId: secret } },
    new AggregateError([new Error(secret)], secret),
    new FlowError('unexpected', { cause: new Error(secret), detail: secret }),
    await failWith({ status: 422, code: 'new_code', message: secret, meta: { param_name: secret } }),
  ]
  for (const value of values) expect(formatError(value, en)).toBe(en.unexpected)
})

test('without a dictionary, the service has the word', async () => {
  const { future } = setup()
  const { error } = await future.create({ emailAddress: EMAIL, password: 'short' })
  expect(formatError(error)).toBe('Passwords must be 8 characters or more.')
  expect(formatError(await failWith({ networkError: true }))).toBe('The connection failed. Please try again.')
  expect(formatError(new NetworkError('timeout', 'secret'))).toBe('The connection failed. Please try again.')
  expect(formatError(new Error('secret'))).toBe('Something went wrong. Please try again.')
})
