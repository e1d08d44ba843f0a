import '../support/on-demand.ts'
import { expect, test } from 'vitest'
import { createVirtualAuthenticator, presets } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { codeOf, MANY, PHONE, rejection, withAda } from '../support/sign-in.ts'

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

test('an authenticator app: a wrong code, then the right one', async () => {
  const { signIn, future, api, ada, client } = withAda({ totpSecret: SECRET, backupCodes: ['alpha-bravo'] })
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  expect(signIn.$nextStep.get()).toMatchObject({
    type: 'choose_second_factor',
    reason: 'mfa',
    preferred: { strategy: 'totp' },
    factors: [{ strategy: 'totp' }, { strategy: 'backup_code' }],
  })
  const { error } = await future.mfa.verifyTOTP({ code: '000000' })
  expect(codeOf(error)).toBe('form_code_incorrect')
  expect(signIn.status).toBe('needs_second_factor')
  await signIn.mfa.verifyTOTP({ code: api.users.totpCode(ada.id) })
  await signIn.finalize()
  expect(client.$user.get()?.firstName).toBe('Ada')
})

test('a backup code', async () => {
  const { signIn } = withAda({ totpSecret: SECRET, backupCodes: ['alpha-bravo'] })
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  await signIn.mfa.verifyBackupCode({ code: 'alpha-bravo' })
  expect(signIn.status).toBe('complete')
})

test('a code goes to the default number, and to another one on request (S13)', async () => {
  const other = '+447700900155'
  const { signIn, api } = withAda({
    phoneNumbers: [
      { phoneNumber: other, secondFactor: true },
      { phoneNumber: PHONE, secondFactor: 'default' },
    ],
  })
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  await signIn.mfa.sendPhoneCode()
  expect(api.outbox.map(({ to }) => to)).toEqual([PHONE])
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'enter_second_code', strategy: 'phone_code', reason: 'mfa' })
  const factor = signIn.supportedSecondFactors.find(
    (one) => one.strategy === 'phone_code' && one.safeIdentifier.endsWith('55'),
  ) as { phoneNumberId: string }
  api.clock.advance(31_000)
  await signIn.mfa.sendPhoneCode({ phoneNumberId: factor.phoneNumberId })
  expect(api.outbox.map(({ to }) => to)).toEqual([PHONE, other])
  await signIn.mfa.verifyPhoneCode({ code: api.outbox.lastCode(other) })
  expect(signIn.status).toBe('complete')
})

test('a new device needs a code by email after the password', async () => {
  const { signIn, code } = withAda({}, presets.deviceTrust())
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  expect([signIn.status, signIn.clientTrustState]).toEqual(['needs_client_trust', 'new'])
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'choose_second_factor', reason: 'client_trust' })
  await signIn.mfa.sendEmailCode()
  await signIn.mfa.verifyEmailCode({ code: code() })
  expect(signIn.status).toBe('complete')
})

test('a passkey as the second factor', async () => {
  const authenticator = createVirtualAuthenticator({ origin: 'https://app.example.test' })
  const passkey = await authenticator.create({ rpId: 'app.example.test' })
  const options = {
    ...MANY,
    settings: {
      ...MANY.settings,
      passkey_settings: { ...MANY.settings?.passkey_settings, satisfies_second_factor: true },
    },
  }
  const { signIn } = withAda({ totpSecret: SECRET, passkeys: [passkey] }, options, { passkeys: authenticator })
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  if (!signIn.supportedSecondFactors.some(({ strategy }) => strategy === 'passkey')) return
  await signIn.authenticateWithPasskey()
  expect(signIn.status).toBe('complete')
})

test('a second factor before the first, and one that the user does not have, send nothing', async () => {
  const { signIn, sent } = withAda({ totpSecret: SECRET })
  expect(await rejection(signIn.mfa.verifyTOTP({ code: '123456' }))).toBe('not_started')
  await signIn.create({ identifier: EMAIL })
  expect(await rejection(signIn.mfa.verifyTOTP({ code: '123456' }))).toBe('wrong_step')
  await signIn.password({ password: PASSWORD })
  const before = sent().length
  const error: unknown = await signIn.mfa.sendPhoneCode().catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'factor_not_found', message: expect.stringContaining('totp') })
  expect(await rejection(signIn.prepareSecondFactor({ strategy: 'email_code' }))).toBe('factor_not_found')
  expect(sent()).toHaveLength(before)
})

test('a password is reset by a code; the other sessions end unless they are kept', async () => {
  const { signIn, client, code, api } = withAda()
  await signIn.create({ identifier: EMAIL })
  expect(await rejection(signIn.resetPassword({ password: 'new horse 43' }))).toBe('wrong_step')
  await signIn.resetPasswordEmailCode.sendCode()
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'enter_code', strategy: 'reset_password_email_code' })
  await signIn.resetPasswordEmailCode.verifyCode({ code: code() })
  expect(signIn.$nextStep.get()).toEqual({ type: 'new_password', reset: true })
  const { error } = await signIn.future.resetPasswordEmailCode.submitPassword({ password: 'short' })
  expect(codeOf(error)).toMatch(/^form_password/)
  await signIn.resetPasswordEmailCode.submitPassword({ password: 'new correct horse 43' })
  expect(signIn.status).toBe('complete')
  await signIn.finalize()
  expect(client.$user.get()?.firstName).toBe('Ada')
  expect(JSON.stringify(api.requests.at(-1))).not.toContain('new correct horse 43')
})

test('a password is reset by phone, and a user with a second factor then needs that', async () => {
  const { signIn, api, ada } = withAda({ phoneNumber: PHONE, totpSecret: SECRET })
  await signIn.resetPasswordPhoneCode.sendCode({ phoneNumber: PHONE })
  await signIn.resetPasswordPhoneCode.verifyCode({ code: api.outbox.lastCode(PHONE) })
  await signIn.resetPasswordPhoneCode.submitPassword({ password: 'new correct horse 43' })
  expect(signIn.status).toBe('needs_second_factor')
  await signIn.mfa.verifyTOTP({ code: api.users.totpCode(ada.id) })
  expect(signIn.status).toBe('complete')
})
