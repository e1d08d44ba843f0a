import { expect, test } from 'vitest'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const minutes = (count: number): number => count * 60_000

/** A sign-up whose email code was sent. */
const withCodeSent = async () => {
  const made = setup()
  await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await made.signUp.prepareEmailAddressVerification()
  return made
}

const wrong = (code: string): string => (code === '000000' ? '000001' : '000000')

test('a wrong code is an error at the field, and the attempt survives it', async () => {
  const { signUp, future, code } = await withCodeSent()
  const { error } = await future.verifications.verifyEmailCode({ code: wrong(code()) })
  expect(error).toMatchObject({ kind: 'api', status: 422, errors: [{ code: 'form_code_incorrect' }] })
  expect(signUp.$errors.get().fields.code?.code).toBe('form_code_incorrect')
  await signUp.attemptEmailAddressVerification({ code: code() })
  expect(signUp.status).toBe('complete')
  expect(signUp.$errors.get().raw).toBeNull()
})

test('after three wrong codes the right one is rejected too, and a new one helps', async () => {
  const { signUp, future, code } = await withCodeSent()
  const first = code()
  for (const _ of [1, 2, 3]) await future.verifications.verifyEmailCode({ code: wrong(first) })
  expect((await future.verifications.verifyEmailCode({ code: first })).error).toMatchObject({ kind: 'api' })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  expect(signUp.status).toBe('complete')
})

test('a code is good for ten minutes', async () => {
  const { api, signUp, future, code } = await withCodeSent()
  api.clock.advance(minutes(10) + 1)
  const { error } = await future.verifications.verifyEmailCode({ code: code() })
  expect(error).toMatchObject({ errors: [{ code: 'verification_expired' }] })
  expect(signUp.$errors.get().global).toHaveLength(1)
  await signUp.reload()
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: false })
})

test('another email address needs another code', async () => {
  const { signUp, code } = await withCodeSent()
  await signUp.update({ emailAddress: 'grace@example.test' })
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', field: 'email_address', sent: false })
  await expect(signUp.attemptEmailAddressVerification({ code: code() })).rejects.toMatchObject({ kind: 'api' })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code('grace@example.test') })
  expect(signUp.status).toBe('complete')
})

test('an address that has a user is rejected at its field', async () => {
  const { api, signUp, future } = setup()
  api.users.add({ emailAddress: EMAIL })
  const { error } = await future.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(error?.kind).toBe('api')
  expect(signUp.$errors.get().fields.emailAddress?.code).toBe('form_identifier_exists')
  expect(signUp.id).toBeUndefined()
})

test('the verification says when its code expires', async () => {
  const { api, signUp } = await withCodeSent()
  expect(signUp.verifications.emailAddress.expireAt?.getTime()).toBe(api.clock.now() + minutes(10))
})

test('the address and the number that a guide passes with a request for a code are ignored', async () => {
  const { api, future } = setup({ settings: { attributes: { phone_number: { enabled: true, required: true } } } })
  await future.create({ emailAddress: EMAIL, password: PASSWORD, phoneNumber: '+447700900143' })
  expect(await future.verifications.sendEmailCode({ emailAddress: 'other@example.test' })).toEqual({ error: null })
  expect(await future.verifications.sendPhoneCode({ phoneNumber: '+447700900144' })).toEqual({ error: null })
  expect(api.outbox.map(({ to }) => to)).toEqual([EMAIL, '+447700900143'])
})
