import { expect, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { presets } from '../../src/testing/index.ts'
import { clientJSON, signUpJSON } from '../support/json.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { manualTransport } from '../support/transport.ts'

const started = async () => {
  const made = setup()
  await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  return made
}

test('two clicks on "send" deliver one email', async () => {
  const { api, future } = await started()
  const results = await Promise.all([future.verifications.sendEmailCode(), future.verifications.sendEmailCode()])
  expect(results).toEqual([{ error: null }, { error: null }])
  expect(api.outbox).toHaveLength(1)
})

test('two clicks on "sign up" start one sign-up (F23)', async () => {
  const { signUp, sent } = setup()
  const params = { emailAddress: EMAIL, password: PASSWORD }
  await Promise.all([signUp.create(params), signUp.create({ ...params })])
  expect(sent()).toEqual(['POST /client/sign_ups'])
})

test('two clicks on "verify" with a wrong code cost one attempt', async () => {
  const { signUp, future, code } = await started()
  await future.verifications.sendEmailCode()
  const wrong = code() === '000000' ? '000001' : '000000'
  const results = await Promise.all([
    future.verifications.verifyEmailCode({ code: wrong }),
    future.verifications.verifyEmailCode({ code: wrong }),
  ])
  expect(results.map(({ error }) => error?.kind)).toEqual(['api', 'api'])
  await signUp.reload()
  expect(signUp.verifications.emailAddress.attempts).toBe(1)
})

test('a code for the address of before is not joined by one for the address of after', async () => {
  const { api, signUp, future } = await started()
  await Promise.all([
    future.verifications.sendEmailCode(),
    signUp.update({ emailAddress: 'grace@example.test' }),
    future.verifications.sendEmailCode(),
  ])
  expect(api.outbox.map(({ to }) => to)).toEqual([EMAIL, 'grace@example.test'])
})

test('codes to two places do not wait for each other’s double clicks', async () => {
  const { api, signUp, future } = setup(presets.everything())
  await signUp.create({ emailAddress: EMAIL, phoneNumber: '+447700900100' })
  const { sendEmailCode, sendPhoneCode } = future.verifications
  await Promise.all([sendEmailCode(), sendPhoneCode(), sendEmailCode(), sendPhoneCode({ channel: 'whatsapp' })])
  expect(api.outbox.map(({ channel }) => channel)).toEqual(['email', 'sms', 'whatsapp'])
})

test('calls made without waiting run in the order in which they were made', async () => {
  const { signUp, future, api, code } = setup()
  const creating = signUp.create({ emailAddress: EMAIL })
  const sending = future.verifications.sendEmailCode()
  const naming = signUp.password({ password: PASSWORD })
  await Promise.all([creating, sending, naming])
  expect(api.outbox).toHaveLength(1)
  expect(signUp.hasPassword).toBe(true)
  await Promise.all([future.verifications.verifyEmailCode({ code: code() }), future.finalize()])
  expect(signUp.$nextStep.get()).toEqual({ type: 'start' })
})

test('a call that fails does not hold up the next', async () => {
  const { api, signUp, future } = await started()
  api.fail.next({ status: 500 })
  const results = await Promise.all([future.update({ firstName: 'A' }), future.verifications.sendEmailCode()])
  expect(results.map(({ error }) => error?.kind)).toEqual(['api', undefined])
  expect(signUp.verifications.emailAddress.expireAt).not.toBeNull()
})

test('it is fetching until the last of several calls has ended (F5)', async () => {
  const { api, signUp, future } = await started()
  const hold = api.fail.hold({ path: /prepare_verification/ })
  const updating = future.update({ unsafeMetadata: { a: 1 } })
  const sending = future.verifications.sendEmailCode()
  await updating
  expect(signUp.$fetchStatus.get()).toBe('fetching')
  hold.release()
  await sending
  expect(signUp.$fetchStatus.get()).toBe('idle')
})

test('a reset ends what is under way and what waits: nothing more is sent, nothing stored (F2)', async () => {
  const { api, signUp, future, sent } = await started()
  const hold = api.fail.hold({ path: /prepare_verification/ })
  const sending = future.verifications.sendEmailCode()
  const waiting = future.update({ firstName: 'Late' })
  await hold.arrived
  await signUp.reset()
  expect(signUp.id).toBeUndefined()
  expect(await sending).toMatchObject({ error: { kind: 'flow', code: 'discarded' } })
  expect(await waiting).toMatchObject({ error: { code: 'discarded' } })
  hold.release()
  await signUp.create({ emailAddress: 'grace@example.test' })
  expect(sent().filter((line) => line.startsWith('PATCH'))).toEqual([])
  expect(signUp.emailAddress).toBe('grace@example.test')
  expect(signUp.firstName).toBeNull()
})

test('a reset shows no error and no fetching, and sends nothing', async () => {
  const { signUp, future, sent } = await started()
  await future.verifications.verifyEmailCode({ code: 'wrong' })
  expect(signUp.$errors.get().raw).not.toBeNull()
  const seen: string[] = []
  signUp.$fetchStatus.subscribe((status) => seen.push(status))
  const before = sent().length
  expect(await future.reset()).toEqual({ error: null })
  expect(signUp.$errors.get().raw).toBeNull()
  expect(seen).toEqual(['idle'])
  expect(sent()).toHaveLength(before)
})

test('what was reset does not come back with a later response (F3)', async () => {
  const { client, signUp } = await started()
  await signUp.reset()
  await client.reload()
  await client.load()
  await signUp.reload()
  expect(signUp.id).toBeUndefined()
})

test('a create that was reset under way does not come back either', async () => {
  const { api, client, signUp, future } = setup()
  const hold = api.fail.hold({ method: 'POST', path: '/client/sign_ups' })
  const creating = future.create({ emailAddress: EMAIL, password: PASSWORD })
  await hold.arrived
  await signUp.reset()
  expect(await creating).toMatchObject({ error: { code: 'discarded' } })
  hold.release()
  await client.reload()
  expect(signUp.id).toBeUndefined()
})

test('a response to a read never wins over a change that was sent after it', async () => {
  const { api, signUp, events } = await started()
  const hold = api.fail.hold({ method: 'GET' })
  const reading = signUp.reload()
  await hold.arrived
  await signUp.update({ firstName: 'Grace' }).catch(() => {})
  await signUp.update({ unsafeMetadata: { step: 2 } })
  hold.release()
  await reading
  expect(signUp.unsafeMetadata).toEqual({ step: 2 })
  expect(events).toContainEqual(expect.objectContaining({ type: 'dropped', reason: 'stale' }))
})

test('of two reads the one that was sent later wins', async () => {
  const { api, signUp } = await started()
  const hold = api.fail.hold({ method: 'GET' })
  const older = signUp.reload()
  await hold.arrived
  api.clock.advance(86_400_001)
  hold.release()
  const newer = signUp.reload()
  await Promise.all([older, newer])
  expect(signUp.status).toBe('abandoned')
})

test('the caller can end a call: it stores nothing, shows no error, and the next call works', async () => {
  const { api, signUp, future } = await started()
  const hold = api.fail.hold({ method: 'PATCH' })
  const controller = new AbortController()
  const updating = future.update({ unsafeMetadata: { a: 1 } }, { signal: controller.signal })
  await hold.arrived
  controller.abort()
  expect(await updating).toMatchObject({ error: { kind: 'flow', code: 'aborted' } })
  expect(signUp.$errors.get().raw).toBeNull()
  expect(signUp.unsafeMetadata).toEqual({})
  hold.release()
  expect(await future.verifications.sendEmailCode()).toEqual({ error: null })
})

test('a call whose signal is aborted already sends nothing', async () => {
  const { signUp, sent } = setup()
  await expect(signUp.create({ emailAddress: EMAIL }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'aborted',
  })
  expect(sent()).toEqual([])
})

test('one of two who share a request can leave it without ending it for the other', async () => {
  const { api, future } = await started()
  const hold = api.fail.hold({ path: /prepare_verification/ })
  const controller = new AbortController()
  const first = future.verifications.sendEmailCode({ signal: controller.signal })
  const second = future.verifications.sendEmailCode()
  await hold.arrived
  controller.abort()
  expect(await first).toMatchObject({ error: { code: 'aborted' } })
  hold.release()
  expect(await second).toEqual({ error: null })
  expect(api.outbox).toHaveLength(1)
})

test('after destroy() everything ends, and says so', async () => {
  const { api, client, signUp, future, sent } = await started()
  const hold = api.fail.hold({ path: /prepare_verification/ })
  const sending = future.verifications.sendEmailCode()
  await hold.arrived
  client.destroy()
  expect(await sending).toMatchObject({ error: { code: 'destroyed' } })
  const before = sent().length
  await expect(signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ code: 'destroyed' })
  await expect(client.load()).rejects.toMatchObject({ code: 'destroyed' })
  expect(sent()).toHaveLength(before)
  hold.release()
})

test('two clients on one page know nothing of each other (F6)', async () => {
  const one = await started()
  const two = setup()
  expect(two.signUp.id).toBeUndefined()
  await two.signUp.create({ emailAddress: 'grace@example.test', password: PASSWORD })
  expect(one.signUp.emailAddress).toBe(EMAIL)
})

test('calls that wait for create() are joined, before it is done and after it', async () => {
  const { signUp, api } = setup(presets.emailCode())
  const held = api.fail.hold({ path: /prepare_verification$/ })
  const creating = signUp.create({ emailAddress: EMAIL })
  const sending = [signUp.prepareEmailAddressVerification(), signUp.prepareEmailAddressVerification()]
  await creating
  sending.push(signUp.prepareEmailAddressVerification())
  held.release()
  await Promise.all(sending)
  expect(api.outbox).toHaveLength(1)
})

test('an identical call is joined within one sign-up only', async () => {
  const { transport, next, seen } = manualTransport()
  const client = createClient({ transport })
  const { signUp } = client
  const responseOf = (id: string) => ({
    response: signUpJSON({ id }),
    client: clientJSON({ sign_up: signUpJSON({ id }) }),
  })
  const creating = signUp.create({ emailAddress: EMAIL })
  ;(await next()).respond(responseOf('sua_1'))
  await creating
  const first = signUp.prepareEmailAddressVerification()
  const held = await next()
  const joined = signUp.prepareEmailAddressVerification()

  // Another tab has started over, as this one learns while its message is on the way.
  const reading = client.reload()
  for (const request of [await next(), await next()]) {
    if (request.path === '/client') request.respond({ response: clientJSON({ sign_up: signUpJSON({ id: 'sua_2' }) }) })
    else request.respond({}, 503)
  }
  await reading
  expect(signUp.id).toBe('sua_2')
  const second = signUp.prepareEmailAddressVerification()
  held.respond({ response: signUpJSON({ id: 'sua_2' }) })
  ;(await next()).respond(responseOf('sua_2'))
  await Promise.all([first, joined, second])
  expect(seen.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
    '/client/sign_ups',
    '/client/sign_ups/sua_1/prepare_verification',
    '/client/sign_ups/sua_2/prepare_verification',
  ])
})
