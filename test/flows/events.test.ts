import { expect, test, vi } from 'vitest'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

const PHONE = '+447700900100'

test('every request, response and change is an event, in order', async () => {
  const { signUp, events } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(events.map((event) => (event.type === 'transition' ? event.name : event.type))).toEqual([
    'started',
    'request',
    'response',
    'received',
    'ended',
  ])
  expect(events[1]).toMatchObject({
    method: 'POST',
    path: '/client/sign_ups',
    fields: expect.arrayContaining(['emailAddress', 'password']),
  })
  expect(events[2]).toMatchObject({ status: 200, durationMs: expect.any(Number), at: expect.any(Number) })
})

test('a failure is an event with its code', async () => {
  const { api, future, events } = setup()
  api.fail.next({ networkError: true })
  await future.create({ emailAddress: EMAIL })
  expect(events).toContainEqual(expect.objectContaining({ type: 'failure', code: 'network_error' }))
})

test('no event, error or text of the client holds a password, a code, a token or an address', async () => {
  const { client, signUp, future, code, events } = setup()
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD, phoneNumber: PHONE }).catch(() => {})
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await future.verifications.sendEmailCode()
  const secret = code()
  const rejected = await future.verifications.verifyEmailCode({ code: `${secret}x` })
  await future.verifications.verifyEmailCode({ code: secret })
  await future.finalize()
  const token = (await client.getToken()) ?? ''
  const said = JSON.stringify([events, rejected, client, client.$session.get()]) + String(client) + String(signUp)
  for (const text of [PASSWORD, secret, token, PHONE]) expect(said).not.toContain(text)
  expect(JSON.stringify(events)).not.toContain(EMAIL)
})

test('a listener that throws is reported, and stops nothing', async () => {
  const report = vi.fn()
  vi.stubGlobal('reportError', report)
  const { signUp } = setup(
    {},
    {
      onEvent: () => {
        throw new Error('my own defect')
      },
    },
  )
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(signUp.id).toBeDefined()
  expect(report).toHaveBeenCalled()
  vi.unstubAllGlobals()
})
