import { expect, test } from 'vitest'
import { createVirtualAuthenticator, presets } from '../../src/testing/index.ts'
import { formOf } from '../support/forms.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { PHONE, rejection, withAda } from '../support/sign-in.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

test('a sign-in is a form per step: the identifier, the password, then the session is active', async () => {
  const { client, signIn } = withAda()
  expect(await signIn.advance(formOf({ identifier: EMAIL, password: '' }))).toMatchObject({
    type: 'choose_first_factor',
  })
  expect((await signIn.advance(formOf({ identifier: EMAIL, password: PASSWORD }))).type).toBe('finalize')
  expect(await signIn.advance()).toMatchObject({ type: 'start' })
  expect(client.$user.get()?.firstName).toBe('Ada')
})

test('the identifier and the password may be one form', async () => {
  const { api, signIn } = withAda()
  expect((await signIn.advance({ emailAddress: EMAIL, password: PASSWORD })).type).toBe('finalize')
  expect(api.requests.filter(({ path }) => path.includes('sign_ins'))).toHaveLength(1)
})

test('a code is sent at once where there is no other way', async () => {
  const { api, signIn } = withAda({ password: undefined }, presets.emailCode())
  expect(await signIn.advance({ identifier: EMAIL })).toMatchObject({ type: 'enter_code', strategy: 'email_code' })
  expect((await signIn.advance({ code: api.outbox.lastCode(EMAIL) })).type).toBe('finalize')
})

test('where there are several ways the user chooses one, and can choose another', async () => {
  const { api, signIn } = withAda({ phoneNumber: PHONE })
  await signIn.advance({ identifier: EMAIL })
  await expect(signIn.advance()).rejects.toThrow('pass `strategy`: ')
  await signIn.advance({ strategy: 'email_link', verificationUrl: 'https://app.example.test/verify' })
  expect(api.outbox.last(EMAIL)).toMatchObject({ kind: 'link' })
  expect(await signIn.advance({ strategy: 'email_code' })).toMatchObject({ type: 'enter_code' })
  await expect(signIn.advance()).rejects.toThrow('`code`, or `strategy` to send another one')
  expect((await signIn.advance({ password: PASSWORD })).type).toBe('finalize')
})

test('another identifier starts over, and the same one does not', async () => {
  const { api, signIn } = withAda()
  api.users.add({ emailAddress: 'grace@example.test', password: PASSWORD })
  await signIn.advance({ identifier: EMAIL })
  const { id } = signIn
  await signIn.advance({ identifier: EMAIL, strategy: 'email_code' })
  expect(signIn.id).toBe(id)
  await signIn.advance({ identifier: 'grace@example.test' })
  expect(signIn.id).not.toBe(id)
  expect(signIn.identifier).toBe('grace@example.test')
})

test('a second factor is asked for by its code, and a backup code by its strategy', async () => {
  const { signIn } = withAda({ totpSecret: SECRET, backupCodes: ['aaaa1111'] })
  expect(await signIn.advance({ identifier: EMAIL, password: PASSWORD })).toMatchObject({
    type: 'choose_second_factor',
  })
  expect(await rejection(signIn.advance({ code: '000000' }))).toBe('form_code_incorrect')
  await expect(signIn.advance()).rejects.toThrow('`strategy`: `totp` or `backup_code`')
  await expect(signIn.advance({ strategy: 'totp' })).rejects.toThrow('pass `code`')
  expect((await signIn.advance({ strategy: 'backup_code', code: 'aaaa1111' })).type).toBe('finalize')
})

test('a forgotten password is reset: its strategy, the code, the new password', async () => {
  const { api, signIn } = withAda()
  await signIn.advance({ identifier: EMAIL })
  await signIn.advance({ strategy: 'reset_password_email_code' })
  expect(await signIn.advance({ code: api.outbox.lastCode(EMAIL) })).toMatchObject({ type: 'new_password' })
  await expect(signIn.advance()).rejects.toThrow('`password` must be a string')
  expect((await signIn.advance({ password: 'a newer horse 43' })).type).toBe('finalize')
})

test('a passkey of this site needs no identifier', async () => {
  const passkeys = createVirtualAuthenticator()
  const passkey = passkeys.create({ rpId: 'app.example.test', userHandle: 'ada' })
  const options = { ...presets.passkey(), signIns: { passkeyDomain: 'app.example.test' } }
  const { signIn } = withAda({ passkeys: [passkey] }, options, { passkeys } as never)
  expect((await signIn.advance({ strategy: 'passkey' })).type).toBe('finalize')
})

test('an identifier without a user says where to go on, and the sign-up takes it over', async () => {
  const { api, client, signIn } = withAda({}, presets.emailCode())
  await signIn.advance({ identifier: 'grace@example.test', signUpIfMissing: true })
  const code = api.outbox.lastCode('grace@example.test')
  expect((await signIn.advance({ code })).type).toBe('transfer_to_sign_up')
  expect(await rejection(signIn.advance())).toBe('wrong_step')
  expect((await client.signUp.advance({ transfer: true })).type).toBe('finalize')
})

test('a checkbox of a form is a yes', async () => {
  const { api, signIn } = withAda({}, presets.emailCode())
  await signIn.advance(formOf({ identifier: 'grace@example.test', signUpIfMissing: 'on' }))
  expect(api.requests.at(0)?.body).toMatchObject({ sign_up_if_missing: 'true' })
})

test.each([
  ['an unknown name', { email: EMAIL }, 'there is no value `email`; known are identifier, emailAddress'],
  ['nothing', {}, 'the next step is `start`: pass `identifier`'],
])('%s is an error that says what to pass, and nothing is sent', async (_what, values, message) => {
  const { api, signIn } = withAda()
  await expect(signIn.advance(values as object)).rejects.toThrow(message)
  expect(await signIn.future.advance(values as object)).toMatchObject({ error: { code: 'invalid_parameter' } })
  expect(api.requests).toEqual([])
})

test('a code where none was sent is an error, and nothing is sent', async () => {
  const { api, signIn } = withAda()
  await signIn.advance({ identifier: EMAIL })
  const { length } = api.requests
  expect(await rejection(signIn.advance({ code: '424242' }))).toBe('wrong_step')
  expect(api.requests).toHaveLength(length)
})
