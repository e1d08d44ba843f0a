import '../support/on-demand.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cooldownAt, nextCooldownChangeMs } from '../../src/attempts/message-cooldown.ts'
import { messageChannel } from '../../src/attempts/or-cooldown.ts'
import type { Cooldown } from '../../src/index.ts'
import { errorJSON } from '../support/json.ts'
import { EMAIL, setup } from '../support/setup.ts'
import { signUpServer } from '../support/sign-up-server.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const started = async () => {
  const server = signUpServer()
  const client = server.connect()
  await client.reload()
  const { signUp } = client
  const reject = (retryAfter?: string, status = 429): void => {
    const headers = retryAfter ? { 'retry-after': retryAfter } : {}
    server.next.push(() => Response.json(errorJSON('too_many_requests'), { status, headers }))
  }
  return { server, signUp, verifications: signUp.future.verifications, reject }
}

const NONE = { email: 0, sms: 0, whatsapp: 0 }

test('a message that came too soon says when the next may be sent, and the seconds count down', async () => {
  const { signUp, verifications, reject } = await started()
  const seen: Cooldown[] = []
  signUp.$cooldown.subscribe((cooldown) => seen.push(cooldown))
  reject('3')
  await verifications.sendEmailCode()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(seen).toEqual([NONE, { ...NONE, email: 3 }, { ...NONE, email: 2 }, { ...NONE, email: 1 }, NONE])
})

test('each channel has its own', async () => {
  const { signUp, verifications, reject } = await started()
  for (const seconds of ['30', '20', '10']) reject(seconds)
  await verifications.sendEmailLink({ verificationUrl: 'https://app.example.test/verify' })
  await verifications.sendPhoneCode()
  await signUp.prepareVerification({ strategy: 'phone_code', channel: 'whatsapp' }).catch(() => {})
  expect(signUp.$cooldown.get()).toEqual({ email: 30, sms: 20, whatsapp: 10 })
})

test('two screens agree, also one that comes later', async () => {
  const { signUp, verifications, reject } = await started()
  reject('30')
  await verifications.sendEmailCode()
  const first: number[] = []
  const end = signUp.$cooldown.subscribe(({ email }) => first.push(email))
  await vi.advanceTimersByTimeAsync(5_000)
  const second: number[] = []
  signUp.$cooldown.subscribe(({ email }) => second.push(email))
  expect(first.at(-1)).toBe(25)
  expect(second).toEqual([25])
  end()
})

test('without a listener there is no timer, and the seconds are right when one comes', async () => {
  const { signUp, verifications, reject } = await started()
  reject('30')
  await verifications.sendEmailCode()
  expect(vi.getTimerCount()).toBe(0)
  const end = signUp.$cooldown.listen(() => {})
  expect(vi.getTimerCount()).toBe(1)
  end()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(vi.getTimerCount()).toBe(0)
  expect(signUp.$cooldown.get().email).toBe(20)
})

test('with nothing to count down there is no timer either', async () => {
  const { signUp } = await started()
  const end = signUp.$cooldown.subscribe(() => {})
  expect(vi.getTimerCount()).toBe(0)
  end()
})

test.each([
  ['an error response that names no time', undefined, 429],
  ['an error response for another reason', '30', 422],
])('%s is no cooldown', async (_, retryAfter, status) => {
  const { signUp, verifications, reject } = await started()
  reject(retryAfter, status)
  await verifications.sendEmailCode()
  expect(signUp.$cooldown.get()).toEqual(NONE)
})

test('what is rejected in another way than sending is no cooldown', async () => {
  const { signUp, verifications, reject } = await started()
  reject('30')
  await verifications.verifyEmailCode({ code: '123456' })
  expect(signUp.$cooldown.get()).toEqual(NONE)
})

test('a reset ends it: the next sign-up may be another address', async () => {
  const { signUp, verifications, reject } = await started()
  reject('30')
  await verifications.sendEmailCode()
  await signUp.reset()
  expect(signUp.$cooldown.get()).toEqual(NONE)
})

test('other changes of the sign-up do not disturb who listens', async () => {
  const { signUp } = await started()
  const listener = vi.fn()
  signUp.$cooldown.listen(listener)
  await signUp.update({ firstName: 'Ada' })
  expect(listener).not.toHaveBeenCalled()
})

test('an instance that wants a pause between two messages', async () => {
  const { api, signUp, future } = setup({ limits: { resendIntervalMs: 30_000 } })
  await signUp.create({ emailAddress: EMAIL })
  await future.verifications.sendEmailCode()
  expect(signUp.$cooldown.get()).toEqual(NONE)
  expect((await future.verifications.sendEmailCode()).error).toMatchObject({ status: 429 })
  expect(signUp.$cooldown.get()).toEqual({ ...NONE, email: 30 })
  api.clock.advance(30_000)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(signUp.$cooldown.get()).toEqual(NONE)
  expect(await future.verifications.sendEmailCode()).toEqual({ error: null })
  expect(api.outbox).toHaveLength(2)
})

const at = (email: number, sms = 0) => ({ email, sms, whatsapp: 0 })

test.each([
  [at(0), 5_000, NONE, null],
  [at(5_000), 5_000, NONE, null],
  [at(5_001), 5_000, { ...NONE, email: 1 }, 1],
  [at(6_000), 5_000, { ...NONE, email: 1 }, 1_000],
  [at(7_500), 5_000, { ...NONE, email: 3 }, 500],
  [at(7_500, 6_200), 5_000, { ...NONE, email: 3, sms: 2 }, 200],
  [at(4_000, 6_200), 5_000, { ...NONE, sms: 2 }, 200],
])('until %j, at %i, %j is left', (resendAt, now, left, nextMs) => {
  expect(cooldownAt(resendAt, now)).toEqual(left)
  expect(nextCooldownChangeMs(resendAt, now)).toBe(nextMs)
})

test.each([
  [{ strategy: 'email_code' }, 'email'],
  [{ strategy: 'email_link' }, 'email'],
  [{ strategy: 'phone_code' }, 'sms'],
  [{ strategy: 'phone_code', channel: 'sms' }, 'sms'],
  [{ strategy: 'phone_code', channel: 'whatsapp' }, 'whatsapp'],
  [{ strategy: 'web3_metamask_signature' }, null],
  [{ strategy: 'oauth_google' }, null],
])('%j sends its message by %s', (verification, channel) => {
  expect(messageChannel(verification)).toBe(channel)
})
