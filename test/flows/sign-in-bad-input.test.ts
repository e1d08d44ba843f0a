import '../support/on-demand.ts'
import { expect, test } from 'vitest'
import type { SignIn } from '../../src/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { codeOf, withAda } from '../support/sign-in.ts'

const bad = (value: unknown) => value as never

type Call = (signIn: SignIn['future']) => Promise<{ error: unknown }>

test.each<[what: string, code: string, call: Call]>([
  ['a code that is a number', 'invalid_parameter', ({ emailCode }) => emailCode.verifyCode(bad({ code: 424242 }))],
  ['no code', 'invalid_parameter', ({ mfa }) => mfa.verifyTOTP(bad(undefined))],
  ['a password that is no text', 'invalid_parameter', (signIn) => signIn.password(bad({ password: 7 }))],
  ['no password', 'invalid_parameter', (signIn) => signIn.create(bad({ identifier: EMAIL, password: {} }))],
  [
    'two identifiers',
    'invalid_parameter',
    (signIn) => signIn.password({ identifier: EMAIL, emailAddress: EMAIL, password: PASSWORD }),
  ],
  ['no identifier', 'not_started', (signIn) => signIn.password({ password: PASSWORD })],
  ['a list of parameters', 'invalid_parameter', (signIn) => signIn.create(bad([]))],
  [
    'an address and an id',
    'invalid_parameter',
    ({ emailCode }) => emailCode.sendCode({ emailAddress: EMAIL, emailAddressId: 'idn' }),
  ],
  ['a code before a sign-in', 'not_started', ({ emailCode }) => emailCode.verifyCode({ code: '424242' })],
  ['a message before a sign-in', 'not_started', ({ emailCode }) => emailCode.sendCode()],
  [
    'a new password before a sign-in',
    'not_started',
    (signIn) => signIn.resetPasswordEmailCode.submitPassword({ password: PASSWORD }),
  ],
  ['finalize() before a session', 'no_created_session', (signIn) => signIn.finalize()],
  ['no ticket', 'ticket_missing', (signIn) => signIn.ticket()],
  ['a link to nowhere', 'invalid_parameter', ({ emailLink }) => emailLink.sendLink(bad({}))],
  [
    'a link with a script',
    'unsafe_url',
    ({ emailLink }) => emailLink.sendLink({ emailAddress: EMAIL, verificationUrl: 'javascript:alert(1)' }),
  ],
  ['no provider', 'invalid_parameter', (signIn) => signIn.sso(bad({}))],
  ['a wallet of no kind', 'invalid_parameter', (signIn) => signIn.web3(bad({ strategy: 'web3_pigeon_signature' }))],
  ['no proof', 'invalid_parameter', (signIn) => signIn.submitProtectCheck(bad({}))],
])('%s: %s, and nothing is sent (S9, S10)', async (_what, code, call) => {
  const { future, sent, signIn } = withAda()
  const before = signIn.$state.get()
  const { error } = await call(future)
  expect(codeOf(error)).toBe(code)
  expect([sent(), signIn.$state.get() === before]).toEqual([[], true])
})

test('no password is in any error, event or message', async () => {
  const secret = 'a very secret horse'
  const { signIn, future, events } = withAda()
  const errors = [
    await future.password({ identifier: EMAIL, password: secret }),
    await future.password({ identifier: EMAIL, password: secret, emailAddress: EMAIL }),
    await future.resetPasswordEmailCode.submitPassword({ password: secret }),
  ]
  await signIn.create({ identifier: EMAIL })
  errors.push(await future.password({ password: secret }))
  const shown = JSON.stringify([errors, errors.map(({ error }) => [error?.message, String(error)]), events])
  expect(errors.every(({ error }) => error)).toBe(true)
  expect(shown).not.toContain(secret)
})

test('a factor that does not exist is an error that names those that do, and nothing is sent', async () => {
  const { signIn, future, sent } = withAda()
  await signIn.create({ identifier: EMAIL })
  const { error } = await future.phoneCode.sendCode()
  expect(error).toMatchObject({
    code: 'factor_not_found',
    message: expect.stringMatching(/phone_code.*password.*email_code/),
  })
  const classic: unknown = await signIn.prepareFirstFactor({ strategy: 'phone_code' }).catch((thrown) => thrown)
  expect(codeOf(classic)).toBe('factor_not_found')
  expect(sent()).toHaveLength(1)
})
