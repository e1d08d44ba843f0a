import { expect, test } from 'vitest'
import { type Client, createClient, type FrontendApiTransport } from '../../src/index.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'
import { clientJSON, signUpJSON, verificationJSON } from '../support/json.ts'
import { EMAIL, type Setup, setup } from '../support/setup.ts'

const sent = async (options = presets.emailCode()): Promise<Setup> => {
  const world = setup(options)
  await world.signUp.create({ emailAddress: EMAIL })
  await world.signUp.prepareEmailAddressVerification()
  return world
}

const verify = ({ future, code }: Setup, given = code()) => future.verifications.verifyEmailCode({ code: given })

test('a wrong code raises the attempts at once', async () => {
  const world = await sent()
  for (const attempts of [1, 2]) {
    expect(await verify(world, '000000')).toMatchObject({ error: { errors: [{ code: 'form_code_incorrect' }] } })
    expect(world.signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: true, attempts })
    expect(world.signUp.$verifications.get().emailAddress.attempts).toBe(attempts)
  }
})

test('a code that is used up by wrong ones is no longer sent, and another one is', async () => {
  const world = await sent()
  for (let i = 0; i < 3; i += 1) await verify(world, '000000')
  expect(world.signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: false })
  expect(world.signUp.verifications.emailAddress).toMatchObject({
    status: 'failed',
    error: { code: 'verification_failed' },
  })
  world.api.clock.advance(60_000)
  await world.signUp.prepareEmailAddressVerification()
  expect(world.signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: true, attempts: 0 })
  expect(await verify(world)).toEqual({ error: null })
})

test('a code that has expired is no longer sent', async () => {
  const world = await sent()
  world.api.clock.advance(11 * 60_000)
  const count = world.sent().length
  expect(await verify(world)).toMatchObject({ error: { errors: [{ code: 'verification_expired' }] } })
  expect(world.signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: false })
  expect(world.sent(), 'the error says enough').toHaveLength(count + 1)
})

test('a phone number’s code says the same of the phone number', async () => {
  const world = setup(presets.phoneCode())
  await world.signUp.create({ phoneNumber: '+15555550100' })
  await world.signUp.preparePhoneNumberVerification()
  await world.future.verifications.verifyPhoneCode({ code: '000000' })
  expect(world.signUp.verifications.phoneNumber.attempts).toBe(1)
  expect(world.signUp.verifications.emailAddress.attempts).toBeNull()
  world.api.clock.advance(11 * 60_000)
  await world.future.verifications.verifyPhoneCode({ code: '000000' })
  expect(world.signUp.verifications.phoneNumber.status).toBe('expired')
})

test.each([400, 404, 410, 422])('the code decides, whatever the status (%i)', async (status) => {
  const world = await sent()
  world.api.fail.next({ status, code: 'verification_expired' })
  await verify(world)
  expect(world.signUp.$nextStep.get()).toMatchObject({ sent: false })
})

/** Two tabs of one browser, the first of which waits for its code. */
const twoTabs = async () => {
  const api = createMockFrontendApi(presets.emailCode())
  const { transport } = api.browser()
  const [first, second] = [createClient({ transport }), createClient({ transport })]
  await first.signUp.create({ emailAddress: EMAIL })
  await first.signUp.prepareEmailAddressVerification()
  const verify = ({ signUp }: Client) =>
    signUp.future.verifications.verifyEmailCode({ code: api.outbox.lastCode(EMAIL) })
  return { first, second, verify }
}

test('an attempt that another tab has replaced is over', async () => {
  const { first, second, verify } = await twoTabs()
  await second.signUp.create({ emailAddress: 'grace@example.test' })
  expect(await verify(first)).toMatchObject({ error: { kind: 'api' } })
  const step = first.signUp.$nextStep.get()
  expect(step.type !== 'verify' || !step.sent).toBe(true)
})

test('a sign-up that was completed in another tab is complete here, too', async () => {
  const { first, second, verify } = await twoTabs()
  await second.load()
  expect(await verify(second)).toEqual({ error: null })
  expect(await verify(first)).toMatchObject({ error: { errors: [{ code: 'client_state_invalid' }] } })
  expect(first.signUp.$nextStep.get().type).toBe('finalize')
})

test('a sign-up that has been abandoned starts again', async () => {
  const world = await sent()
  world.api.clock.advance(2 * 86_400_000)
  expect(await verify(world)).toMatchObject({ error: { kind: 'api' } })
  expect(world.signUp.$nextStep.get().type).toBe('restart')
})

test('a sign-up that the server does not have any more is gone, unless the read fails', async () => {
  const world = await sent()
  const path = `/client/sign_ups/${world.signUp.id}`
  const gone = { status: 404, code: 'resource_not_found' }
  world.api.fail.when(({ path: asked }) => asked.startsWith(path), gone)
  world.api.fail.when({ method: 'GET', path: '/client' }, { status: 503 })
  expect(await verify(world)).toMatchObject({ error: { status: 404 } })
  expect(world.signUp.$nextStep.get()).toMatchObject({ type: 'verify' })

  world.api.fail.clear()
  world.api.fail.when(({ path: asked }) => asked.startsWith(path), gone)
  world.api.fail.when({ method: 'GET', path: '/client' }, { body: { response: clientJSON({ sign_up: null }) } })
  expect(await verify(world)).toMatchObject({ error: { status: 404 } })
  expect(world.signUp.$nextStep.get()).toEqual({ type: 'start' })
  expect(await world.future.verifications.sendEmailCode()).toMatchObject({ error: { code: 'not_started' } })
})

test('reload() of a sign-up that the server has abandoned shows that, and of one that is gone starts again', async () => {
  const world = await sent()
  world.api.clock.advance(2 * 86_400_000)
  world.api.fail.next({ status: 404, code: 'resource_not_found' })
  await expect(world.signUp.reload()).rejects.toMatchObject({ kind: 'api', status: 404 })
  expect([world.signUp.status, world.signUp.$nextStep.get().type]).toEqual(['abandoned', 'restart'])
  expect(world.sent().slice(-2)).toEqual([`GET /client/sign_ups/${world.signUp.id}`, 'GET /client'])

  const other = await sent()
  other.api.fail.next({ status: 404, code: 'resource_not_found' })
  other.api.fail.when({ method: 'GET', path: '/client' }, { body: { response: clientJSON({ sign_up: null }) } })
  await expect(other.signUp.reload()).rejects.toMatchObject({ status: 404 })
  expect([other.signUp.status, other.signUp.$nextStep.get().type]).toEqual([null, 'start'])
})

test('a complete sign-up whose session has ended elsewhere starts again', async () => {
  const world = await sent()
  await verify(world)
  expect(world.signUp.$nextStep.get().type).toBe('finalize')
  await world.client.signOut()
  expect(world.signUp.$nextStep.get().type).toBe('start')
})

test('a read after an error that fails changes nothing, and does not replace the error', async () => {
  const world = await sent()
  const before = world.signUp.toJSON()
  world.api.fail.next({ status: 400, code: 'client_state_invalid' })
  world.api.fail.when({ method: 'GET' }, { networkError: true })
  expect(await verify(world)).toMatchObject({ error: { errors: [{ code: 'client_state_invalid' }] } })
  expect(world.signUp.toJSON()).toBe(before)
  expect(world.signUp.$fetchStatus.get()).toBe('idle')
})

test('errors that deny nothing change nothing, and nothing is read', async () => {
  const world = await sent()
  const [before, count] = [world.signUp.toJSON(), world.sent().length]
  for (const code of ['internal_clerk_error', 'form_param_nil', 'too_many_requests', 'a_code_of_tomorrow']) {
    world.api.fail.next({ status: 500, code })
    await verify(world)
  }
  expect(world.signUp.toJSON()).toBe(before)
  expect(world.sent()).toHaveLength(count + 4)
})

test('a ticket that this browser has used already leads to its session', async () => {
  const { api, client, future, signUp } = setup(presets.inviteOnly())
  await client.load()
  const ticket = api.tickets.issue({ emailAddress: EMAIL })
  api.fail.next({ status: 500, handled: true, when: { path: '/client/sign_ups' } })
  expect(await future.ticket({ ticket })).toMatchObject({ error: { status: 500 } })
  expect(await future.ticket({ ticket })).toMatchObject({ error: { errors: [{ code: 'ticket_invalid_code' }] } })
  expect(signUp.$nextStep.get().type).toBe('finalize')
  await signUp.finalize()
  expect(client.$user.get()?.emailAddresses).toMatchObject([{ emailAddress: EMAIL }])
})

test('a ticket that another user has used leads nowhere', async () => {
  const { api, future, signUp } = setup(presets.inviteOnly())
  const ticket = api.tickets.issue({ emailAddress: EMAIL })
  await createClient({ transport: api.transport() }).signUp.ticket({ ticket })
  expect(await future.ticket({ ticket })).toMatchObject({ error: { errors: [{ code: 'ticket_invalid_code' }] } })
  expect(signUp.$nextStep.get()).toEqual({ type: 'start' })
})

const errorWith = (extra: object, status = 422): FrontendApiTransport => {
  let count = 0
  return async () => {
    count += 1
    const headers = new Headers()
    const signUp = signUpJSON({ verifications: { email_address: verificationJSON({ attempts: 0 }) } })
    if (count === 1)
      return { status: 200, headers, body: { response: signUp, client: clientJSON({ sign_up: signUp }) } }
    return { status, headers, body: { errors: [{ code: 'form_code_incorrect', message: 'is incorrect' }], ...extra } }
  }
}

const after = signUpJSON({
  verifications: { email_address: verificationJSON({ attempts: 2, expire_at: 1_768_479_000_000 }) },
})

test.each([
  ['client', { client: clientJSON({ sign_up: after }) }],
  ['meta.client', { meta: { client: clientJSON({ sign_up: after }) } }],
])('the client that comes along with an error as `%s` is used like any other', async (_, extra) => {
  const { signUp } = createClient({ transport: errorWith(extra) })
  await signUp.create({ emailAddress: EMAIL })
  await expect(signUp.attemptEmailAddressVerification({ code: '000000' })).rejects.toMatchObject({ kind: 'api' })
  expect(signUp.verifications.emailAddress).toMatchObject({ attempts: 2, expireAt: new Date(1_768_479_000_000) })
})

test.each([
  ['without a sign-up', { meta: { client: clientJSON({ sign_up: null }) } }],
  ['that is damaged', { meta: { client: { sessions: 'none' } } }],
  ['that is no object', { meta: { client: 7 } }],
  ['in an invalid `meta`', { meta: 'none' }],
])('a client %s erases nothing: the attempt is counted', async (_, extra) => {
  const { signUp } = createClient({ transport: errorWith(extra) })
  await signUp.create({ emailAddress: EMAIL })
  await expect(signUp.attemptEmailAddressVerification({ code: '000000' })).rejects.toMatchObject({ kind: 'api' })
  expect(signUp.verifications.emailAddress.attempts).toBe(1)
})
