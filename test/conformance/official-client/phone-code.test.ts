import { expect } from 'vitest'
import { presets } from '../../../src/testing/index.ts'
import { stage } from './scripts.ts'

const { classic, future } = stage()

const PHONE = '+447700900100'
const COMPLETE = {
  signUp: { status: 'complete', phoneNumber: PHONE, emailAddress: null, missingFields: [], unverifiedFields: [] },
  session: { status: 'active' },
  user: { passwordEnabled: false },
}
const SENT = { status: 'unverified', strategy: 'phone_code', nextAction: 'needs_attempt', attempts: 0 }

const { settings } = presets.phoneCode()
const phone_number = { enabled: true, required: true, channels: ['sms', 'whatsapp'] }
const BOTH_CHANNELS = { settings: { ...settings, attributes: { ...settings?.attributes, phone_number } } }

classic('a code in a text message, wrong once', {
  options: presets.phoneCode(),
  script: async ({ signUp, activate, look, api }) => {
    await signUp.create({ phoneNumber: PHONE })
    await signUp.preparePhoneNumberVerification()
    expect((await look()).signUp).toMatchObject({
      unverifiedFields: ['phone_number'],
      verifications: { phoneNumber: SENT },
    })
    expect(api.outbox.last(PHONE)).toMatchObject({ channel: 'sms', kind: 'code' })
    await expect(signUp.attemptPhoneNumberVerification({ code: '000000' })).rejects.toMatchObject({ status: 422 })
    await signUp.attemptPhoneNumberVerification({ code: api.outbox.lastCode(PHONE) })
    await activate('signUp')
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

future('a code in a text message, wrong once', {
  options: presets.phoneCode(),
  script: async ({ signUp, look, api }) => {
    await signUp.create({ phoneNumber: PHONE })
    await signUp.verifications.sendPhoneCode()
    expect((await look()).signUp).toMatchObject({
      unverifiedFields: ['phone_number'],
      verifications: { phoneNumber: SENT },
    })
    expect(api.outbox.last(PHONE)).toMatchObject({ channel: 'sms', kind: 'code' })
    await signUp.verifications.verifyPhoneCode({ code: '000000' })
    await signUp.verifications.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await signUp.finalize()
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

classic('a code over WhatsApp, and then one in a text message instead', {
  options: BOTH_CHANNELS,
  script: async ({ signUp, activate, api }) => {
    await signUp.create({ phoneNumber: PHONE })
    await signUp.preparePhoneNumberVerification({ strategy: 'phone_code', channel: 'whatsapp' })
    const overWhatsApp = api.outbox.lastCode(PHONE)
    await signUp.preparePhoneNumberVerification({ strategy: 'phone_code', channel: 'sms' })
    expect(api.outbox.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms'])
    await expect(signUp.attemptPhoneNumberVerification({ code: overWhatsApp })).rejects.toMatchObject({ status: 422 })
    await signUp.attemptPhoneNumberVerification({ code: api.outbox.lastCode(PHONE) })
    await activate('signUp')
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

future('a code in a text message, and then one over WhatsApp instead', {
  options: BOTH_CHANNELS,
  script: async ({ signUp, api }) => {
    await signUp.create({ phoneNumber: PHONE })
    await signUp.verifications.sendPhoneCode()
    const inMessage = api.outbox.lastCode(PHONE)
    await signUp.verifications.sendPhoneCode({ channel: 'whatsapp' })
    expect(api.outbox.map(({ channel }) => channel)).toEqual(['sms', 'whatsapp'])
    await signUp.verifications.verifyPhoneCode({ code: inMessage })
    await signUp.verifications.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await signUp.finalize()
  },
  rejected: ['form_code_incorrect'],
  ends: COMPLETE,
})

future('a channel that the instance does not have', {
  options: presets.phoneCode(),
  script: async ({ signUp, api }) => {
    await signUp.create({ phoneNumber: PHONE })
    const { error } = await signUp.verifications.sendPhoneCode({ channel: 'whatsapp' })
    expect(error).toMatchObject({ status: 422, errors: [{ paramName: 'channel' }] })
    expect(api.outbox).toHaveLength(0)
  },
  rejected: ['form_param_value_invalid'],
  ends: { signUp: { status: 'missing_requirements', unverifiedFields: ['phone_number'] }, session: null, user: null },
})

future('a new code instead of one that has expired, after the page was loaded again', {
  options: presets.phoneCode(),
  script: async ({ signUp, api, advance, reload }) => {
    await signUp.create({ phoneNumber: PHONE })
    await signUp.verifications.sendPhoneCode()
    await advance(600_000)
    await reload()
    await signUp.verifications.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await signUp.verifications.sendPhoneCode()
    await signUp.verifications.verifyPhoneCode({ code: api.outbox.lastCode(PHONE) })
    await signUp.finalize()
  },
  rejected: ['verification_expired'],
  ends: COMPLETE,
})

classic('a phone number that another user has', {
  options: presets.phoneCode(),
  script: async ({ signUp, api }) => {
    api.users.add({ phoneNumber: PHONE })
    await expect(signUp.create({ phoneNumber: PHONE })).rejects.toMatchObject({
      errors: [{ code: 'form_identifier_exists', paramName: 'phone_number' }],
    })
    expect(api.outbox).toHaveLength(0)
  },
  rejected: ['form_identifier_exists'],
  ends: { signUp: { phoneNumber: null }, session: null, user: null },
})
