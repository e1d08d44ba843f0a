import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const EMAIL = 'ada@example.test'
const WRONG = '000000'
const COMPLETE = { signUp: { status: 'complete' }, session: { status: 'active' }, user: {} }
const SIGNED_OUT = { session: null, user: null }

classic('a wrong code, and then the right one', {
  options: presets.emailCode(),
  script: async ({ signUp, activate, look, api }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.prepareEmailAddressVerification()
    await expect(signUp.attemptEmailAddressVerification({ code: WRONG })).rejects.toMatchObject({
      status: 422,
      errors: [{ code: 'form_code_incorrect', paramName: 'code' }],
    })
    expect((await look()).signUp).toMatchObject({ status: 'missing_requirements' })
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    await activate('signUp')
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

future('a wrong code, and then the right one', {
  options: presets.emailCode(),
  script: async ({ signUp, look, api }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.verifications.sendEmailCode()
    const { error } = await signUp.verifications.verifyEmailCode({ code: WRONG })
    expect(error).toMatchObject({ status: 422, errors: [{ code: 'form_code_incorrect', paramName: 'code' }] })
    expect((await look()).signUp).toMatchObject({ status: 'missing_requirements' })
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    await signUp.finalize()
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

classic('codes that were wrong too often, and a new one', {
  options: presets.emailCode(),
  script: async ({ signUp, activate, api }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.prepareEmailAddressVerification()
    for (const status of [422, 422, 400])
      await expect(signUp.attemptEmailAddressVerification({ code: WRONG })).rejects.toMatchObject({ status })
    const code = api.outbox.lastCode(EMAIL)
    await expect(signUp.attemptEmailAddressVerification({ code })).rejects.toMatchObject({ status: 400 })
    await signUp.prepareEmailAddressVerification()
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    await activate('signUp')
  },
  rejected: ['form_code_incorrect', 'form_code_incorrect', 'verification_failed', 'verification_failed'],
  ends: COMPLETE,
})

future('codes that were wrong too often, and a new one', {
  options: presets.emailCode(),
  script: async ({ signUp, api }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.verifications.sendEmailCode()
    for (const status of [422, 422, 400])
      expect((await signUp.verifications.verifyEmailCode({ code: WRONG })).error).toMatchObject({ status })
    const { error } = await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    expect(error).toMatchObject({ status: 400 })
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    await signUp.finalize()
  },
  rejected: ['form_code_incorrect', 'form_code_incorrect', 'verification_failed', 'verification_failed'],
  ends: COMPLETE,
})

classic('a code that has expired, and a new one', {
  options: presets.emailCode(),
  script: async ({ signUp, activate, api, advance }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.prepareEmailAddressVerification()
    await advance(600_000)
    const code = api.outbox.lastCode(EMAIL)
    await expect(signUp.attemptEmailAddressVerification({ code })).rejects.toMatchObject({ status: 400 })
    await signUp.prepareEmailAddressVerification()
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    await activate('signUp')
  },
  rejected: ['verification_expired'],
  ends: COMPLETE,
})

future('a code that has expired, and a new one', {
  options: presets.emailCode(),
  script: async ({ signUp, api, advance }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.verifications.sendEmailCode()
    await advance(600_000)
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    await signUp.finalize()
  },
  rejected: ['verification_expired'],
  ends: COMPLETE,
})

classic('an email address that another user has', {
  options: presets.emailCode(),
  script: async ({ signUp, api }) => {
    api.users.add({ emailAddress: EMAIL })
    await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({
      errors: [{ code: 'form_identifier_exists', paramName: 'email_address' }],
    })
    expect(api.users).toHaveLength(1)
  },
  rejected: ['form_identifier_exists'],
  ends: { signUp: { emailAddress: null }, ...SIGNED_OUT },
})

future('an email address that another user has, and then another one', {
  options: presets.emailCode(),
  script: async ({ signUp, api }) => {
    api.users.add({ emailAddress: EMAIL })
    await signUp.create({ emailAddress: EMAIL })
    await signUp.create({ emailAddress: 'ada@lovelace.test' })
    expect(api.users).toHaveLength(1)
  },
  rejected: ['form_identifier_exists'],
  ends: { signUp: { emailAddress: 'ada@lovelace.test' }, ...SIGNED_OUT },
})
