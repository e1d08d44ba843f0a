import { expect, test } from 'vitest'
import type { SignUp } from '../../src/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const notText = (value: unknown): string => value as string

test.each<[string, (signUp: SignUp) => Promise<unknown>]>([
  ['update()', (signUp) => signUp.update({ firstName: 'Ada' })],
  ['prepareVerification()', (signUp) => signUp.prepareVerification({ strategy: 'email_code' })],
  ['attemptVerification()', (signUp) => signUp.attemptVerification({ strategy: 'email_code', code: '1' })],
  ['prepareEmailAddressVerification()', (signUp) => signUp.prepareEmailAddressVerification()],
  ['attemptPhoneNumberVerification()', (signUp) => signUp.attemptPhoneNumberVerification({ code: '1' })],
  ['prepareWeb3WalletVerification()', (signUp) => signUp.prepareWeb3WalletVerification()],
  ['attemptWeb3WalletVerification()', (signUp) => signUp.attemptWeb3WalletVerification({ signature: '0x1' })],
])('%s before create() is not_started, and sends nothing (F18)', async (_, call) => {
  const { signUp, sent } = setup()
  await expect(call(signUp)).rejects.toMatchObject({ kind: 'flow', code: 'not_started' })
  expect(sent()).toEqual([])
})

test.each<[string, (signUp: SignUp) => Promise<unknown>]>([
  ['a code that is a number', (signUp) => signUp.attemptEmailAddressVerification({ code: notText(123_456) })],
  ['a code that is missing', (signUp) => signUp.attemptVerification({ strategy: 'email_code' })],
  ['a code that is null', (signUp) => signUp.attemptPhoneNumberVerification({ code: notText(null) })],
  ['no parameters at all', (signUp) => signUp.attemptEmailAddressVerification(undefined as never)],
  ['a signature that is missing', (signUp) => signUp.attemptWeb3WalletVerification({ signature: notText(undefined) })],
  ['a strategy that is missing', (signUp) => signUp.prepareVerification({ strategy: notText(undefined) })],
  ['a password that is an object', (signUp) => signUp.password({ password: notText({}) })],
  ['parameters that are a text', (signUp) => signUp.update('name' as never)],
  ['parameters that are null', (signUp) => signUp.create(null as never)],
  ['metadata that goes round in circles', (signUp) => signUp.update({ unsafeMetadata: circular() })],
])('%s is rejected before anything is sent, and the attempt stays', async (_, call) => {
  const { signUp, sent } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  const before = signUp.$state.get()
  await expect(call(signUp)).rejects.toMatchObject({ kind: 'flow', code: 'invalid_parameter' })
  expect(sent()).toHaveLength(1)
  expect(signUp.$state.get()).toBe(before)
})

function circular(): Record<string, unknown> {
  const metadata: Record<string, unknown> = {}
  metadata.self = metadata
  return metadata
}

test.each([
  ['an empty email address', { emailAddress: '' }, 'emailAddress'],
  ['a malformed email address', { emailAddress: 'ada' }, 'emailAddress'],
  ['a password that is too short', { emailAddress: EMAIL, password: 'short' }, 'password'],
] as const)('%s is the server’s to reject, at its field', async (_, params, field) => {
  const { signUp, future } = setup()
  const { error } = await future.create(params)
  expect(error).toMatchObject({ kind: 'api', code: 'api_response_error' })
  expect(signUp.$errors.get().fields[field]).not.toBeNull()
  expect(signUp.$state.get().id).toBeUndefined()
})

test('a value that was rejected appears in no error', async () => {
  const { signUp, future } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  const { error } = await future.verifications.verifyEmailCode({ code: { secret: 'hunter2' } as never })
  expect(`${error?.message}${JSON.stringify(error)}`).not.toContain('hunter2')
})
