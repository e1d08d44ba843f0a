import '../support/on-demand.ts'
import { expect, test } from 'vitest'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { codeOf, MANY, PHONE, rejection, withAda } from '../support/sign-in.ts'

test('a password signs in, and finalize() makes the session the active one', async () => {
  const { signIn, client, sent } = withAda()
  expect(await signIn.password({ identifier: EMAIL, password: PASSWORD })).toBe(signIn)
  expect(signIn.status).toBe('complete')
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'finalize', sessionId: signIn.createdSessionId })
  await signIn.finalize()
  expect(client.$user.get()?.firstName).toBe('Ada')
  expect(client.$session.get()?.id).toBe(client.$sessions.get()[0]?.id)
  expect(signIn.id).toBeUndefined()
  expect(sent()[0]).toBe('POST /client/sign_ins')
})

test('the same by the methods that return errors: a wrong password is one, and changes nothing', async () => {
  const { signIn, future } = withAda()
  expect(await future.create({ identifier: EMAIL })).toEqual({ error: null })
  expect([future.status, future.identifier]).toEqual(['needs_first_factor', EMAIL])
  expect(future.supportedFirstFactors.map(({ strategy }) => strategy)).toContain('password')
  const { id } = future
  const { error } = await future.password({ password: 'wrong horse' })
  expect(codeOf(error)).toBe('form_password_incorrect')
  expect(signIn.$errors.get().fields.password?.code).toBe('form_password_incorrect')
  expect([future.id, future.status]).toEqual([id, 'needs_first_factor'])
  expect(await future.password({ password: PASSWORD })).toEqual({ error: null })
  expect([future.id, future.status]).toEqual([id, 'complete'])
  expect(signIn.$errors.get().raw).toBeNull()
  expect(await future.finalize()).toEqual({ error: null })
})

test('a password continues the sign-in in progress, and starts another for another identifier (S11)', async () => {
  const { signIn, sent, api } = withAda()
  api.users.add({ emailAddress: 'bob@example.test', password: PASSWORD })
  await signIn.create({ identifier: EMAIL })
  await signIn.password({ identifier: 'bob@example.test', password: PASSWORD })
  expect(signIn.identifier).toBe('bob@example.test')
  expect(sent()).toEqual(['POST /client/sign_ins', 'POST /client/sign_ins'])
  const other = withAda()
  await other.signIn.create({ identifier: EMAIL })
  const { id } = other.signIn
  await other.signIn.password({ password: PASSWORD })
  expect(other.sent()).toEqual(['POST /client/sign_ins', `POST /client/sign_ins/${id}/attempt_first_factor`])
})

test('a code by email signs in; the address is known to the next step', async () => {
  const { signIn, future, code, client } = withAda()
  await future.emailCode.sendCode({ emailAddress: EMAIL })
  expect(signIn.$nextStep.get()).toMatchObject({
    type: 'enter_code',
    strategy: 'email_code',
    safeIdentifier: EMAIL,
    attempts: 0,
  })
  const wrong = await future.emailCode.verifyCode({ code: '000000' })
  expect(codeOf(wrong.error)).toBe('form_code_incorrect')
  expect(signIn.firstFactorVerification.attempts).toBe(1)
  expect(await future.emailCode.verifyCode({ code: code() })).toEqual({ error: null })
  await future.finalize()
  expect(client.$user.get()?.id).toBe(client.$sessions.get()[0]?.user?.id)
})

test('create() and a code without an await between keep their order (S36)', async () => {
  const { signIn, sent, code } = withAda()
  await Promise.all([signIn.create({ identifier: EMAIL }), signIn.emailCode.sendCode()])
  expect(sent()).toEqual(['POST /client/sign_ins', expect.stringMatching(/prepare_first_factor$/)])
  await signIn.emailCode.verifyCode({ code: code() })
  expect(signIn.status).toBe('complete')
})

test('a double click sends one message, and one code is submitted once (S26)', async () => {
  const { signIn, api, code, sent } = withAda()
  const send = () => signIn.emailCode.sendCode({ emailAddress: EMAIL })
  await Promise.all([send(), send()])
  expect(api.outbox).toHaveLength(1)
  const verify = () => signIn.emailCode.verifyCode({ code: code() })
  await Promise.all([verify(), verify()])
  expect(sent().filter((path) => path.endsWith('attempt_first_factor'))).toHaveLength(1)
})

test('a code goes to the chosen address, and to no other when the id is unknown (S12)', async () => {
  const { signIn, future, api } = withAda({ emailAddresses: ['ada@work.test'] })
  await signIn.create({ identifier: EMAIL })
  const work = signIn.supportedFirstFactors.find(
    (factor) => factor.strategy === 'email_code' && factor.safeIdentifier === 'ada@work.test',
  )
  const { emailAddressId } = work as { emailAddressId: string }
  await signIn.emailCode.sendCode({ emailAddressId })
  expect(api.outbox.map(({ to }) => to)).toEqual(['ada@work.test'])
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'enter_code', safeIdentifier: 'ada@work.test' })
  const { error } = await future.emailCode.sendCode({ emailAddressId: 'idn_unknown' })
  expect(error).toMatchObject({ code: 'factor_not_found', message: expect.stringContaining('password') })
  expect(api.outbox).toHaveLength(1)
})

test('a code by phone signs in', async () => {
  const { signIn, api } = withAda({ phoneNumber: PHONE })
  await signIn.phoneCode.sendCode({ phoneNumber: PHONE })
  expect(signIn.$nextStep.get()).toMatchObject({ type: 'enter_code', strategy: 'phone_code', channel: 'sms' })
  await signIn.phoneCode.verifyCode({ code: api.outbox.lastCode(PHONE) })
  expect(signIn.status).toBe('complete')
})

test('the classic methods prepare and attempt a factor', async () => {
  const { signIn, code } = withAda()
  await signIn.create({ identifier: EMAIL })
  const factor = signIn.supportedFirstFactors.find(({ strategy }) => strategy === 'email_code')
  await signIn.prepareFirstFactor(factor as { strategy: 'email_code'; emailAddressId: string })
  await signIn.attemptFirstFactor({ strategy: 'email_code', code: code() })
  expect(signIn.status).toBe('complete')
})

test('an unknown user is an error on the identifier', async () => {
  const { signIn } = withAda()
  expect(await rejection(signIn.create({ identifier: 'unknown@example.test' }))).toBe('form_identifier_not_found')
  expect(signIn.$errors.get().fields.identifier?.code).toBe('form_identifier_not_found')
  expect([signIn.id, signIn.$nextStep.get().type]).toEqual([undefined, 'start'])
})

test("the locale and the time zone that are given are sent, and not the browser's (S18)", async () => {
  const { signIn, api } = withAda()
  await signIn.create({ identifier: EMAIL, locale: 'fr-FR', timezone: 'Europe/Paris' })
  expect(api.requests.at(-1)?.body).toMatchObject({ locale: 'fr-FR', timezone: 'Europe/Paris' })
  await signIn.create({ identifier: EMAIL })
  expect(api.requests.at(-1)?.body).toMatchObject({ locale: 'en-GB', timezone: 'Europe/London' })
})

test('reset() discards it at once, and reload() resumes what the server has', async () => {
  const { signIn } = withAda()
  await signIn.create({ identifier: EMAIL })
  const { id } = signIn
  const sending = rejection(signIn.emailCode.sendCode())
  await signIn.reset()
  expect([signIn.id, signIn.status, await sending]).toEqual([undefined, null, 'discarded'])
  await signIn.create({ identifier: EMAIL })
  await signIn.reload()
  expect(signIn.id).not.toBe(id)
  expect(signIn.toJSON()).toBe(signIn.$state.get())
})

test('a sign-in that another tab replaced is gone (S37)', async () => {
  const api = createMockFrontendApi(MANY)
  const transport = api.transport()
  const { signIn } = withAda({}, MANY, { transport })
  api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  await signIn.create({ identifier: EMAIL })
  const { id } = signIn
  await transport({ method: 'POST', path: '/client/sign_ins', body: { identifier: EMAIL } })
  expect(await rejection(signIn.emailCode.sendCode())).toBe('resource_forbidden')
  expect(signIn.id).not.toBe(id)
})

test('a second sign-in beside a session: both sessions stay, and one of them is active', async () => {
  const { signIn, client, api } = withAda({}, { ...MANY, authConfig: { single_session_mode: false } })
  api.users.add({ emailAddress: 'bob@example.test', password: PASSWORD })
  await signIn.password({ identifier: EMAIL, password: PASSWORD })
  await signIn.finalize()
  const { signIn: same } = client
  expect(same).toBe(signIn)
  await signIn.password({ identifier: 'bob@example.test', password: PASSWORD })
  await signIn.finalize()
  expect(client.$sessions.get()).toHaveLength(2)
  const [first] = client.$sessions.get()
  await client.setActive({ session: first })
  expect(client.$user.get()?.firstName).toBe('Ada')
})
