import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { type CallOptions, type Client, createClient } from '../../src/index.ts'
import { clientJSON, sessionJSON, signUpJSON } from '../support/json.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'
import { manualTransport } from '../support/transport.ts'

const success = { response: signUpJSON(), client: clientJSON({ sessions: [sessionJSON()] }) }

/** A client with a sign-up and a session, over a transport that waits and ignores signals. */
const started = async () => {
  const { transport, seen, next } = manualTransport()
  const client = createClient({ transport })
  const creating = client.signUp.create()
  const { respond } = await next()
  respond(success)
  await creating
  return { client, signUp: client.signUp, future: client.signUp.future, seen, next }
}

/** What can be asked for, and a value that will do. */
const CALLS: readonly (readonly [string, (client: Client, options: CallOptions) => Promise<unknown>, unknown])[] = [
  ['a change', ({ signUp }, options) => signUp.update({ firstName: 'Ada' }, options), success],
  ['a code', ({ signUp }, options) => signUp.prepareEmailAddressVerification(undefined, options), success],
  ['a read', ({ signUp }, options) => signUp.reload(undefined, options), success],
  ['a token', (client, options) => client.getToken({ sessionId: 'sess_1' }, options), { jwt: 'a.b.c' }],
]

test.each(CALLS)('%s: the request ends when the caller ends the call', async (_, call) => {
  const { client, next } = await started()
  const controller = new AbortController()
  const outcome = expect(call(client, { signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' })
  const { signal } = await next()
  expect(signal?.aborted).toBe(false)
  controller.abort()
  await outcome
  expect(signal?.aborted).toBe(true)
})

test.each(CALLS)('%s: a request that got its response is not aborted afterwards', async (_, call, body) => {
  const { client, next } = await started()
  const controller = new AbortController()
  const calling = call(client, { signal: controller.signal })
  const { signal, respond } = await next()
  respond(body)
  await calling
  controller.abort()
  expect(signal?.aborted).toBe(false)
})

test.each(CALLS)('%s: the caller’s signal is let go of, however the call ends', async (_, call, body) => {
  const { client, next } = await started()
  const { signal } = new AbortController()
  const calling = call(client, { signal })
  const good = await next()
  expect(getEventListeners(signal, 'abort')).not.toEqual([])
  good.respond(body)
  await calling
  expect(getEventListeners(signal, 'abort')).toEqual([])
  const rejected = expect(call(client, { signal })).rejects.toMatchObject({ kind: 'api' })
  const bad = await next()
  bad.respond({ errors: [] }, 500)
  await rejected
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('a change that is ended while it waits for its turn is never sent', async () => {
  const { signUp, future, seen, next } = await started()
  const controller = new AbortController()
  const first = signUp.update({ firstName: 'Ada' })
  const waiting = future.update({ lastName: 'Lovelace' }, { signal: controller.signal })
  const { respond } = await next()
  controller.abort()
  expect(await waiting).toMatchObject({ error: { code: 'aborted' } })
  respond(success)
  await first
  const last = signUp.update({ lastName: 'Byron' })
  const request = await next()
  expect(request.body).toEqual({ lastName: 'Byron' })
  request.respond(success)
  await last
  expect(seen).toHaveLength(3)
})

test('a change that waits is never sent after a reset', async () => {
  const { signUp, future, seen, next } = await started()
  const first = future.update({ firstName: 'Ada' })
  const waiting = future.update({ lastName: 'Lovelace' })
  const { respond } = await next()
  await signUp.reset()
  respond(success)
  expect(await Promise.all([first, waiting])).toMatchObject([
    { error: { code: 'discarded' } },
    { error: { code: 'discarded' } },
  ])
  const creating = signUp.create()
  const request = await next()
  expect(request.method).toBe('POST')
  request.respond(success)
  await creating
  expect(seen).toHaveLength(3)
})

test.each([
  ['load()', (client: Client) => client.load()],
  ['reload()', (client: Client) => client.reload()],
])('a reset of the sign-up does not end %s', async (_, call) => {
  const { api, client, signUp } = setup()
  const hold = api.fail.hold()
  const calling = call(client)
  await hold.arrived
  await signUp.reset()
  hold.release()
  await calling
  expect(client.$environment.get()).not.toBeNull()
})

test('a reset of the sign-up ends neither getToken() nor setActive()', async () => {
  const { api, client, signUp, code } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  const session = signUp.createdSessionId
  const hold = api.fail.hold()
  const activating = client.setActive({ session })
  const asking = client.getToken({ sessionId: session ?? '', skipCache: true })
  await hold.arrived
  await signUp.reset()
  hold.release()
  await activating
  expect(await asking).toMatch(/^ey/)
  expect(client.$session.get()?.id).toBe(session)
})

test('a call that is ended while it finalizes asks for no token any more', async () => {
  const controller = new AbortController()
  const { signUp, code, sent } = setup(
    {},
    { onEvent: (event) => event.type === 'transition' && event.name === 'finalizing' && controller.abort() },
  )
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: code() })
  await expect(signUp.finalize({}, { signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' })
  expect(sent().filter((line) => line.includes('/tokens'))).toEqual([])
})
