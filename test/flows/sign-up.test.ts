import { expect, test } from 'vitest'
import { presets } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const PHONE = '+447700900100'

test('a user signs up with an email address, a password and the code that was sent', async () => {
  const { api, client, signUp, code } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  expect(signUp.$nextStep.get()).toEqual({ type: 'finalize', sessionId: signUp.createdSessionId })
  await signUp.finalize()
  expect(client.$user.get()?.emailAddresses).toMatchObject([
    { id: expect.any(String), emailAddress: EMAIL, verified: true, verification: { strategy: 'email_code' } },
  ])
  expect(client.$session.get()?.id).toBe(api.sessions[0]?.id)
  expect(signUp.$nextStep.get()).toEqual({ type: 'start' })
})

test('the face that returns errors goes the same way', async () => {
  const { client, future, code } = setup()
  expect(await future.password({ emailAddress: EMAIL, password: PASSWORD })).toEqual({ error: null })
  expect(await future.verifications.sendEmailCode()).toEqual({ error: null })
  expect(future.verifications.emailAddress.status).toBe('unverified')
  expect(await future.verifications.verifyEmailCode({ code: code() })).toEqual({ error: null })
  expect(future.status).toBe('complete')
  expect(await future.finalize()).toEqual({ error: null })
  expect(client.$session.get()?.status).toBe('active')
})

test('everything that an instance can ask for is collected over several steps', async () => {
  const { api, client, signUp, code } = setup(presets.everything())
  await signUp.create({ emailAddress: EMAIL })
  expect(signUp.missingFields).toEqual(
    expect.arrayContaining(['phone_number', 'username', 'first_name', 'last_name', 'password', 'legal_accepted']),
  )
  await signUp.update({ firstName: 'Ada', lastName: 'Lovelace', username: 'ada_lovelace', phoneNumber: PHONE })
  await signUp.password({ password: PASSWORD })
  await signUp.update({ legalAccepted: true, unsafeMetadata: { plan: 'pro', seats: 3 } })
  expect(signUp.missingFields).toEqual([])
  await signUp.prepareVerification('email_code')
  await signUp.attemptVerification({ strategy: 'email_code', code: code() })
  expect(signUp.$nextStep.get()).toMatchObject({ type: 'verify', field: 'phone_number', sent: false })
  await signUp.future.verifications.sendPhoneCode({ channel: 'whatsapp' })
  expect(api.outbox.last(PHONE).channel).toBe('whatsapp')
  await signUp.attemptPhoneNumberVerification({ code: code(PHONE) })
  expect(signUp.status).toBe('complete')
  await signUp.finalize()
  expect(client.$user.get()).toMatchObject({
    firstName: 'Ada',
    lastName: 'Lovelace',
    username: 'ada_lovelace',
    passwordEnabled: true,
    unsafeMetadata: { plan: 'pro', seats: 3 },
    legalAcceptedAt: expect.any(Date),
    locale: 'en-GB',
  })
})

test('a phone code goes out by text message by default', async () => {
  const { api, signUp, future, code } = setup(presets.phoneCode())
  await signUp.create({ phoneNumber: PHONE })
  await future.verifications.sendPhoneCode()
  expect(api.outbox.last(PHONE)).toMatchObject({ channel: 'sms', kind: 'code' })
  await future.verifications.verifyPhoneCode({ code: code(PHONE) })
  expect(signUp.status).toBe('complete')
})

test('one request completes a sign-up that needs no verification', async () => {
  const { signUp, sent } = setup(presets.usernameAndPassword())
  await signUp.create({ username: 'ada_lovelace', password: PASSWORD })
  expect(signUp.status).toBe('complete')
  expect(sent()).toEqual(['POST /client/sign_ups'])
})

test('upsert creates, then updates', async () => {
  const { signUp, api } = setup()
  await signUp.upsert({ emailAddress: EMAIL })
  const { id } = signUp
  await signUp.upsert({ password: PASSWORD })
  expect(signUp.id).toBe(id)
  expect(signUp.hasPassword).toBe(true)
  expect(api.requests.map(({ method, body }) => [method, body && 'locale' in body])).toEqual([
    ['POST', true],
    ['PATCH', false],
  ])
})

test('a password goes to the sign-up in progress', async () => {
  const { signUp, sent } = setup()
  await signUp.create({ emailAddress: EMAIL })
  await signUp.password({ password: PASSWORD })
  expect(sent()).toEqual(['POST /client/sign_ups', `PATCH /client/sign_ups/${signUp.id}`])
})

test('a new sign-up takes the place of the one in progress', async () => {
  const { signUp } = setup()
  await signUp.create({ emailAddress: EMAIL })
  const { id } = signUp
  await signUp.create({ emailAddress: 'grace@example.test' })
  expect(signUp.id).not.toBe(id)
  expect(signUp.emailAddress).toBe('grace@example.test')
})

test('language and time zone are the browser’s unless given, and left out when unknown (F43)', async () => {
  const given = setup()
  await given.signUp.create({ emailAddress: EMAIL })
  await given.signUp.create({ emailAddress: EMAIL, locale: 'fr-FR', timezone: 'Asia/Tokyo' })
  expect(given.api.requests.map(({ body }) => [body?.locale, body?.timezone])).toEqual([
    ['en-GB', 'Europe/London'],
    ['fr-FR', 'Asia/Tokyo'],
  ])
  const unknown = setup({}, { locale: ' ', timezone: 'Mars/Olympus' })
  await unknown.signUp.create({ emailAddress: EMAIL })
  expect(Object.keys(unknown.api.requests[0]?.body ?? {})).toEqual(['email_address'])
})

test('both faces and every store say the same, and keep their identity', async () => {
  const { client, signUp, future } = setup()
  const verifications = future.verifications
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD, firstName: 'Ada' }).catch(() => {})
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(client.signUp).toBe(signUp)
  expect(signUp.future).toBe(future)
  expect(future.verifications).toBe(verifications)
  expect(future.emailAddress).toBe(signUp.emailAddress)
  expect(signUp.$state.get()).toBe(signUp.toJSON())
  for (const [name, value] of Object.entries(signUp.toJSON())) {
    const stores = signUp as unknown as Record<string, { get(): unknown }>
    expect(stores[`$${name}`]?.get(), name).toBe(value)
  }
})

test('before anything is started, everything is empty', () => {
  const { signUp, future } = setup()
  expect(signUp).toMatchObject({
    id: undefined,
    status: null,
    missingFields: [],
    emailAddress: null,
    hasPassword: false,
  })
  expect(future.status).toBe('missing_requirements')
  expect(signUp.verifications.emailAddress).toMatchObject({ status: null, expireAt: null, supportedStrategies: [] })
  expect(signUp.$nextStep.get()).toEqual({ type: 'start' })
})
