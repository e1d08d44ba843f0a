import { expect } from 'vitest'
import type { SignIn } from '../../../src/index.ts'
import { presets } from '../../../src/testing/index.ts'
import type { Actor } from './pages/actor.ts'
import { addAuthenticator, newPasskey } from './passkeys.ts'
import { stage } from './scripts.ts'
import { COMPLETE, EMAIL, MANY, PASSWORD, PHONE, SECRET, signOut, WRONG, withAda } from './sign-in-settings.ts'

const { classic, future } = stage('signIn')

const BACKUP_CODES = ['backup-1', 'backup-2']

classic('a wrong code of an authenticator app, a code that was used, and a backup code', {
  options: MANY,
  arrive: withAda({ password: PASSWORD, totpSecret: SECRET, backupCodes: BACKUP_CODES }),
  script: async ({ signIn, activate, client, look, api, ...place }) => {
    await signIn.create({ identifier: EMAIL, password: PASSWORD })
    expect((await look()).signIn).toMatchObject({
      status: 'needs_second_factor',
      supportedSecondFactors: [{ strategy: 'totp' }, { strategy: 'backup_code' }],
    })
    const attempt = (strategy: 'totp' | 'backup_code', code: string) => signIn.attemptSecondFactor({ strategy, code })
    await expect(attempt('totp', WRONG)).rejects.toMatchObject({ errors: [{ paramName: 'code' }] })
    const code = api.users.totpCode(String(api.users[0]?.id))
    await attempt('totp', code)
    await activate('signIn')
    await signOut({ client, ...place })
    await signIn.create({ identifier: EMAIL, password: PASSWORD })
    await expect(attempt('totp', code)).rejects.toMatchObject({ status: 422 })
    await attempt('backup_code', 'backup-2')
    await activate('signIn')
    expect(api.users[0]?.credentials.backupCodes).toEqual(['backup-1'])
  },
  rejected: ['form_code_incorrect', 'form_code_incorrect'],
  ends: COMPLETE,
})

future('a wrong code of an authenticator app, and then the right one', {
  options: MANY,
  arrive: withAda({ password: PASSWORD, totpSecret: SECRET, backupCodes: BACKUP_CODES }),
  script: async ({ signIn, api }) => {
    await signIn.password({ emailAddress: EMAIL, password: PASSWORD })
    await signIn.mfa.verifyTOTP({ code: WRONG })
    await signIn.mfa.verifyTOTP({ code: api.users.totpCode(String(api.users[0]?.id)) })
    await signIn.finalize()
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

future('a wrong backup code, and then the right one', {
  options: MANY,
  arrive: withAda({ totpSecret: SECRET, backupCodes: BACKUP_CODES }),
  script: async ({ signIn, look, api }) => {
    await signIn.emailCode.sendCode({ emailAddress: EMAIL })
    await signIn.emailCode.verifyCode({ code: api.outbox.lastCode(EMAIL) })
    expect((await look()).signIn).toMatchObject({ status: 'needs_second_factor' })
    await signIn.mfa.verifyBackupCode({ code: 'backup-3' })
    await signIn.mfa.verifyBackupCode({ code: 'backup-1' })
    await signIn.finalize()
    expect(api.users[0]?.credentials.backupCodes).toEqual(['backup-2'])
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

const WITH_PHONE = withAda({ password: PASSWORD, phoneNumber: PHONE, phoneNumberIsSecondFactor: true })

classic('a code in a text message as the second factor', {
  options: MANY,
  arrive: WITH_PHONE,
  script: async ({ signIn, activate, api }) => {
    await signIn.create({ strategy: 'password', identifier: EMAIL, password: PASSWORD })
    await signIn.prepareSecondFactor({ strategy: 'phone_code' })
    const attempt = (code: string) => signIn.attemptSecondFactor({ strategy: 'phone_code', code })
    for (const status of [422, 422, 400]) await expect(attempt(WRONG)).rejects.toMatchObject({ status })
    await signIn.prepareSecondFactor({ strategy: 'phone_code' })
    await attempt(api.outbox.lastCode(PHONE))
    await activate('signIn')
  },
  rejected: ['form_code_incorrect', 'form_code_incorrect', 'verification_failed'],
  ends: COMPLETE,
})

future('a code in a text message as the second factor', {
  options: MANY,
  arrive: WITH_PHONE,
  script: async ({ signIn, api, advance }) => {
    await signIn.password({ emailAddress: EMAIL, password: PASSWORD })
    await signIn.mfa.sendPhoneCode()
    await advance(600_000)
    await signIn.mfa.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await signIn.mfa.sendPhoneCode()
    await signIn.mfa.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await signIn.finalize()
  },
  rejected: ['verification_expired'],
  ends: COMPLETE,
})

future('a reset password, and the second factor after it', {
  options: MANY,
  arrive: withAda({ password: PASSWORD, totpSecret: SECRET }),
  script: async ({ signIn, look, api }) => {
    await signIn.create({ identifier: EMAIL })
    await signIn.resetPasswordEmailCode.sendCode()
    await signIn.resetPasswordEmailCode.verifyCode({ code: api.outbox.lastCode(EMAIL) })
    await signIn.resetPasswordEmailCode.submitPassword({ password: 'another horse 43' })
    expect((await look()).signIn).toMatchObject({ status: 'needs_second_factor' })
    await signIn.mfa.verifyTOTP({ code: api.users.totpCode(String(api.users[0]?.id)) })
    await signIn.finalize()
  },
  ends: COMPLETE,
})

classic('a browser that is new to the user, and a link', {
  options: { ...MANY, signIns: { deviceTrust: true } },
  arrive: withAda({ password: PASSWORD }),
  script: async ({ signIn, activate, look, api, open, page, app }) => {
    await signIn.create({ identifier: EMAIL, password: PASSWORD })
    expect((await look()).signIn).toMatchObject({ status: 'needs_client_trust', clientTrustState: 'new' })
    const waiting = page.evaluate(async (redirectUrl) => {
      const held = (window.actor as Actor).signIn() as SignIn
      const factor = held.supportedSecondFactors?.find(({ strategy }) => strategy === 'email_link')
      const emailAddressId = String((factor as { emailAddressId?: string } | undefined)?.emailAddressId)
      const { status } = await held.createEmailLinkFlow().startEmailLinkFlow({ emailAddressId, redirectUrl })
      return status
    }, `${app}/verify`)
    await expect.poll(() => api.outbox.length, { interval: 20 }).toBe(1)
    const other = await open(api.outbox.last(EMAIL).url)
    expect(await waiting).toBe('complete')
    await other.page.close()
    await activate('signIn')
  },
  ends: COMPLETE,
})

future('a browser that is new to the user, a code, and no code the next time', {
  options: presets.deviceTrust(),
  arrive: withAda({ password: PASSWORD }),
  script: async ({ signIn, look, api, ...place }) => {
    await signIn.password({ emailAddress: EMAIL, password: PASSWORD })
    expect((await look()).signIn).toMatchObject({ status: 'needs_client_trust' })
    await signIn.mfa.sendEmailCode()
    await signIn.mfa.verifyEmailCode({ code: WRONG })
    await signIn.mfa.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    await signIn.finalize()
    await signOut(place)
    await signIn.password({ emailAddress: EMAIL, password: PASSWORD })
    await signIn.finalize()
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

const SECOND_PASSKEY = {
  settings: {
    attributes: {
      ...MANY.settings.attributes,
      passkey: { enabled: true, used_for_second_factor: true, second_factors: ['passkey'] },
    },
  },
}

classic('a passkey as the second factor', {
  options: SECOND_PASSKEY,
  arrive: withAda({ password: PASSWORD, passkeys: [newPasskey().passkey] }),
  script: async ({ signIn, activate, page }) => {
    const remove = await addAuthenticator(page)
    await signIn.create({ identifier: EMAIL, password: PASSWORD })
    await signIn.authenticateWithPasskey()
    await activate('signIn')
    await remove()
  },
  ends: COMPLETE,
})

future('a passkey as the second factor', {
  options: SECOND_PASSKEY,
  arrive: withAda({ password: PASSWORD, passkeys: [newPasskey().passkey] }),
  script: async ({ signIn, page }) => {
    const remove = await addAuthenticator(page)
    await signIn.password({ emailAddress: EMAIL, password: PASSWORD })
    await signIn.mfa.passkey()
    await signIn.finalize()
    await remove()
  },
  ends: COMPLETE,
})
