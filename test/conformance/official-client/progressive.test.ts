import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import type { Scene } from './perform.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const EMAIL = 'ada@example.test'
const PHONE = '+447700900100'
const PASSWORD = 'correct horse 42'
const METADATA = { plan: 'pro', notes: ['a, b', 'c & d'] }
const COMPLETE = {
  signUp: { status: 'complete', missingFields: [], unverifiedFields: [], unsafeMetadata: METADATA },
  session: { status: 'active' },
  user: { username: 'ada_l', firstName: 'Ada', lastName: 'Lovelace', passwordEnabled: true, unsafeMetadata: METADATA },
}

/** What is left to do, as a form reads it to decide what it shows next. */
const leaves = async ({ look }: Pick<Scene, 'look'>, missingFields: string[], unverifiedFields: string[]) => {
  const { signUp } = await look()
  expect(signUp.missingFields, 'missing').toEqual(missingFields)
  expect(signUp.unverifiedFields, 'unverified').toEqual(unverifiedFields)
  expect(signUp.status).toBe(missingFields.length + unverifiedFields.length > 0 ? 'missing_requirements' : 'complete')
}

classic('everything, one thing after the other', {
  options: presets.everything(),
  script: async ({ signUp, activate, look, api }) => {
    await signUp.create({ emailAddress: EMAIL })
    await leaves(
      { look },
      ['first_name', 'last_name', 'legal_accepted', 'password', 'phone_number', 'username'],
      ['email_address'],
    )
    await signUp.prepareEmailAddressVerification()
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
    await leaves({ look }, ['first_name', 'last_name', 'legal_accepted', 'password', 'phone_number', 'username'], [])
    await signUp.update({ firstName: 'Ada', lastName: 'Lovelace' })
    await leaves({ look }, ['legal_accepted', 'password', 'phone_number', 'username'], [])
    await signUp.update({ phoneNumber: PHONE, unsafeMetadata: METADATA })
    await leaves({ look }, ['legal_accepted', 'password', 'username'], ['phone_number'])
    await signUp.update({ legalAccepted: true })
    await leaves({ look }, ['password', 'username'], ['phone_number'])
    await signUp.update({ username: 'ada_l', password: PASSWORD })
    await leaves({ look }, [], ['phone_number'])
    await signUp.preparePhoneNumberVerification()
    await signUp.attemptPhoneNumberVerification({ code: api.outbox.lastCode(PHONE) })
    await leaves({ look }, [], [])
    await activate('signUp')
  },
  ends: COMPLETE,
})

future('everything, one thing after the other, with the page loaded again in the middle', {
  options: presets.everything(),
  script: async ({ signUp, look, api, reload }) => {
    await signUp.create({ emailAddress: EMAIL })
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    await leaves({ look }, ['first_name', 'last_name', 'legal_accepted', 'password', 'phone_number', 'username'], [])
    await signUp.update({ firstName: 'Ada', lastName: 'Lovelace' })
    await signUp.update({ phoneNumber: PHONE, unsafeMetadata: METADATA })
    await leaves({ look }, ['legal_accepted', 'password', 'username'], ['phone_number'])
    await signUp.verifications.sendPhoneCode()
    await reload()
    await leaves({ look }, ['legal_accepted', 'password', 'username'], ['phone_number'])
    await signUp.verifications.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await leaves({ look }, ['legal_accepted', 'password', 'username'], [])
    await signUp.password({ password: PASSWORD, username: 'ada_l' })
    await leaves({ look }, ['legal_accepted'], [])
    await signUp.update({ legalAccepted: true })
    await leaves({ look }, [], [])
    await signUp.finalize()
  },
  ends: COMPLETE,
})

classic('one request after the other without waiting for the code', {
  options: presets.everything(),
  script: async ({ signUp, activate, look, api }) => {
    await signUp.upsert({ emailAddress: EMAIL, firstName: 'Ada', unsafeMetadata: METADATA })
    await signUp.upsert({ lastName: 'Lovelace', phoneNumber: PHONE, legalAccepted: true })
    await signUp.upsert({ username: 'ada_l', password: PASSWORD })
    await leaves({ look }, [], ['email_address', 'phone_number'])
    await signUp.prepareVerification({ strategy: 'phone_code' })
    await signUp.prepareVerification({ strategy: 'email_code' })
    await signUp.attemptVerification({ strategy: 'email_code', code: api.outbox.lastCode(EMAIL) })
    await leaves({ look }, [], ['phone_number'])
    await signUp.attemptVerification({ strategy: 'phone_code', code: api.outbox.lastCode(PHONE) })
    await leaves({ look }, [], [])
    await activate('signUp')
  },
  ends: COMPLETE,
})

future('another email address after the first was verified, and consent taken back', {
  options: presets.everything(),
  script: async ({ signUp, look, api }) => {
    await signUp.create({ emailAddress: 'ada@lovelace.test', firstName: 'Ada', lastName: 'L', legalAccepted: true })
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode('ada@lovelace.test') })
    await leaves({ look }, ['password', 'phone_number', 'username'], [])
    await signUp.update({ emailAddress: EMAIL, lastName: 'Lovelace', legalAccepted: false })
    await leaves({ look }, ['legal_accepted', 'password', 'phone_number', 'username'], ['email_address'])
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    await signUp.update({ phoneNumber: PHONE, username: 'ada_l', unsafeMetadata: METADATA })
    await signUp.verifications.sendPhoneCode({ channel: 'whatsapp' })
    await signUp.verifications.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await signUp.password({ password: PASSWORD, legalAccepted: true })
    await leaves({ look }, [], [])
    await signUp.finalize()
  },
  ends: COMPLETE,
})

const EITHER = 'email_address_or_phone_number'

future('an email address or a phone number: neither at first, and then both', {
  options: presets.emailOrPhone(),
  script: async ({ signUp, look, api }) => {
    await signUp.create({})
    await leaves({ look }, [EITHER], [])
    await signUp.update({ phoneNumber: PHONE })
    await leaves({ look }, [], ['phone_number'])
    await signUp.update({ emailAddress: EMAIL })
    await leaves({ look }, [], ['email_address', 'phone_number'])
    await signUp.verifications.sendPhoneCode()
    await signUp.verifications.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await leaves({ look }, [], ['email_address'])
    await signUp.verifications.sendEmailCode()
    await signUp.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
    await signUp.finalize()
  },
  ends: {
    signUp: { status: 'complete', emailAddress: EMAIL, phoneNumber: PHONE },
    session: { status: 'active' },
    user: { passwordEnabled: false },
  },
})
