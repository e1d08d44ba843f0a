import { setImmediate } from 'node:timers/promises'
import '../support/on-demand.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Settled } from '../../src/index.ts'
import { errorJSON, signUpJSON } from '../support/json.ts'
import { openPage } from '../support/page.ts'
import { connectionFailed } from '../support/server.ts'
import { signUpServer } from '../support/sign-up-server.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets everything happen that waits for no timer. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
}

const pass = async (ms: number): Promise<void> => {
  await settle()
  await vi.advanceTimersByTimeAsync(ms)
  await settle()
}

/** A sign-up whose email link was sent. */
const withLinkSent = async () => {
  const server = signUpServer()
  const client = server.connect()
  await client.reload()
  const { signUp } = client
  return { server, client, signUp, verifications: signUp.future.verifications }
}

/** … and a call waits for it. */
const waiting = async (params?: { timeout?: number }, signal?: AbortSignal) => {
  const made = await withLinkSent()
  let settled: Settled | undefined
  const wait = made.verifications.waitForEmailLinkVerification(params, { signal }).then((result) => {
    settled = result
    return result
  })
  await settle()
  return { ...made, wait, settled: () => settled }
}

const verified = { status: 'verified', attempts: 1 }
const complete = { status: 'complete', created_session_id: 'sess_1', unverified_fields: [] }

test.each([
  ['/verify?next=1', 'https://app.example.test/verify?next=1'],
  ['verify', 'https://app.example.test/auth/verify'],
  ['?step=2', 'https://app.example.test/auth/sign-up?step=2'],
  ['https://other.example.test/verify', 'https://other.example.test/verify'],
])('the address %s of a link is taken as in a page, and becomes %s (F30)', async (verificationUrl, redirectUrl) => {
  openPage('https://app.example.test/auth/sign-up')
  const { server, verifications } = await withLinkSent()
  expect(await verifications.sendEmailLink({ verificationUrl })).toEqual({ error: null })
  const body = new URLSearchParams(server.seen.at(-1)?.body)
  expect(Object.fromEntries(body)).toEqual({ strategy: 'email_link', redirect_url: redirectUrl })
})

test.each([
  ['javascript:alert(1)', 'unsafe_url'],
  ['mailto:ada@example.test', 'unsafe_url'],
  ['', 'invalid_parameter'],
  ['http://', 'invalid_parameter'],
  [undefined as never, 'invalid_parameter'],
])(
  'the address %s of a link is rejected: nothing is sent, and it appears in no error',
  async (verificationUrl, code) => {
    openPage('https://app.example.test/sign-up')
    const { server, signUp, verifications } = await withLinkSent()
    const before = { sent: server.seen.length, state: signUp.$state.get() }
    const { error } = await verifications.sendEmailLink({ verificationUrl })
    expect(error).toMatchObject({ kind: 'flow', code })
    if (verificationUrl) expect(error?.message).not.toContain(verificationUrl)
    await expect(
      signUp.createEmailLinkFlow().startEmailLinkFlow({ redirectUrl: verificationUrl }),
    ).rejects.toMatchObject({ code })
    expect(server.seen).toHaveLength(before.sent)
    expect(signUp.$state.get()).toBe(before.state)
  },
)

test('without a page a relative address is rejected, and an absolute one is sent', async () => {
  const { verifications } = await withLinkSent()
  expect((await verifications.sendEmailLink({ verificationUrl: '/verify' })).error?.code).toBe('invalid_parameter')
  expect(await verifications.sendEmailLink({ verificationUrl: 'https://app.example.test/verify' })).toEqual({
    error: null,
  })
})

test('before create() nothing is sent and nothing is waited for (F18)', async () => {
  const server = signUpServer()
  const { signUp } = server.connect()
  const { sendEmailLink, waitForEmailLinkVerification } = signUp.future.verifications
  const verificationUrl = 'https://app.example.test/verify'
  expect((await sendEmailLink({ verificationUrl })).error?.code).toBe('not_started')
  expect((await waitForEmailLinkVerification()).error?.code).toBe('not_started')
  await expect(signUp.createEmailLinkFlow().startEmailLinkFlow({ redirectUrl: verificationUrl })).rejects.toMatchObject(
    { code: 'not_started' },
  )
  expect(server.seen).toEqual([])
})

test('a wait looks at once, then every second, and ends when the link was opened', async () => {
  const { server, signUp, settled } = await waiting()
  expect(server.polls()).toBe(1)
  await pass(2_000)
  expect(server.polls()).toBe(3)
  expect(settled()).toBeUndefined()
  server.verification(verified)
  server.become(complete)
  await pass(1_000)
  expect(settled()).toEqual({ error: null })
  expect(signUp.status).toBe('complete')
  await pass(10_000)
  expect(server.polls()).toBe(4)
  expect(vi.getTimerCount()).toBe(0)
})

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['verified, with more to ask for', verified, { missing_fields: ['password'] }],
  ['expired', { status: 'expired', error: errorEntry('verification_expired') }, {}],
  ['failed', { status: 'failed', error: errorEntry('verification_failed') }, {}],
  ['opened in another browser', { error: errorEntry('client_mismatch') }, {}],
  ['verified on the way to a sign-in', { status: 'transferable' }, {}],
  ['overtaken: the sign-up is complete', {}, complete],
  ['too late: the sign-up was abandoned', {}, { status: 'abandoned' }],
])('a wait ends when the link is %s (F10)', async (_, verification, change) => {
  const { server, settled } = await waiting()
  server.verification(verification)
  server.become(change)
  await pass(1_000)
  expect(settled()).toEqual({ error: null })
  expect(vi.getTimerCount()).toBe(0)
})

function errorEntry(code: string): unknown {
  return (errorJSON(code).errors as unknown[])[0]
}

test('what is decided already needs no waiting', async () => {
  const { server, client, verifications } = await withLinkSent()
  server.verification(verified)
  await client.reload()
  expect(await verifications.waitForEmailLinkVerification()).toEqual({ error: null })
  expect(server.polls()).toBe(0)
})

test('creating, sending and waiting can be called without an await between them', async () => {
  const server = signUpServer()
  const { signUp } = server.connect()
  const { sendEmailLink, waitForEmailLinkVerification } = signUp.future.verifications
  const results = Promise.all([
    signUp.future.create({ emailAddress: 'ada@example.test' }),
    sendEmailLink({ verificationUrl: 'https://app.example.test/verify' }),
    waitForEmailLinkVerification(),
  ])
  await settle()
  server.verification(verified)
  await pass(1_000)
  expect(await results).toEqual([{ error: null }, { error: null }, { error: null }])
  expect(server.sent()).toEqual(['POST /v1/client/sign_ups', 'POST /v1/client/sign_ups/sua_1/prepare_verification'])
})

test.each<[string, () => Response | Promise<Response>]>([
  ['the network fails', connectionFailed],
  ['the server fails', () => Response.json(errorJSON('internal_clerk_error'), { status: 500 })],
  ['a proxy responds', () => new Response('<html>Please sign in</html>')],
])('a wait goes on when %s, a little slower (F10)', async (_, respond) => {
  const { server, settled } = await waiting()
  server.next.push(respond)
  await pass(1_000)
  expect(server.polls()).toBe(2)
  server.verification(verified)
  await pass(1_000)
  expect(settled()).toBeUndefined()
  await pass(2_000)
  expect(settled()).toEqual({ error: null })
})

test('a wait that has to slow down asks when it may', async () => {
  const { server } = await waiting()
  server.next.push(() =>
    Response.json(errorJSON('too_many_requests'), { status: 429, headers: { 'retry-after': '20' } }),
  )
  await pass(1_000)
  await pass(19_000)
  expect(server.polls()).toBe(2)
  await pass(1_000)
  expect(server.polls()).toBe(3)
})

test('an error response ends a wait, and is its error', async () => {
  const { server, signUp, settled } = await waiting()
  server.next.push(() => Response.json(errorJSON('resource_not_found'), { status: 404 }))
  await pass(1_000)
  expect(settled()).toMatchObject({ error: { kind: 'api', status: 404 } })
  expect(vi.getTimerCount()).toBe(0)
  expect(signUp.$errors.get().global).toMatchObject([{ code: 'resource_not_found' }])
})

test('a wait can be ended at any time, and leaves no timer (F10)', async () => {
  const controller = new AbortController()
  const { server, signUp, wait } = await waiting({}, controller.signal)
  controller.abort()
  expect(await wait).toMatchObject({ error: { kind: 'flow', code: 'aborted' } })
  await settle()
  expect(vi.getTimerCount()).toBe(0)
  expect(signUp.$errors.get().raw).toBeNull()
  await pass(5_000)
  expect(server.polls()).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('reset() ends a wait', async () => {
  const { server, signUp, wait } = await waiting()
  await signUp.reset()
  expect(await wait).toMatchObject({ error: { code: 'discarded' } })
  await pass(5_000)
  expect(server.polls()).toBe(1)
})

test('another sign-up ends a wait', async () => {
  const { server, signUp, settled } = await waiting()
  server.become({ id: 'sua_2' })
  await signUp.create({ emailAddress: 'grace@example.test' })
  await pass(1_000)
  expect(settled()).toMatchObject({ error: { code: 'discarded' } })
  expect(signUp.id).toBe('sua_2')
})

test('a wait gives up after the time that it was given, even while a response hangs', async () => {
  const { server, wait } = await waiting({ timeout: 2_500 })
  server.next.push(() => new Promise<Response>(() => {}))
  await pass(2_499)
  await pass(1)
  expect(await wait).toMatchObject({ error: { code: 'email_link_timeout' } })
})

test.each([0, -1, Number.NaN, '5' as never])('%s is no time to wait, and nothing is sent', async (timeout) => {
  const { server, verifications } = await withLinkSent()
  const { error } = await verifications.waitForEmailLinkVerification({ timeout })
  expect(error).toMatchObject({ code: 'invalid_parameter' })
  expect(server.polls()).toBe(0)
})

test('without a time of its own a wait ends a while after the link has expired', async () => {
  const { settled } = await waiting()
  await pass(600_000)
  expect(settled()).toBeUndefined()
  await pass(31_000)
  expect(settled()).toMatchObject({ error: { code: 'email_link_timeout' } })
})

test('a clock that is ahead does not end a wait at once', async () => {
  const { server, client, verifications } = await withLinkSent()
  server.verification({ expire_at: Date.now() - 3_600_000 })
  await client.reload()
  const wait = verifications.waitForEmailLinkVerification()
  await pass(5_000)
  server.verification(verified)
  await pass(1_000)
  expect(await wait).toEqual({ error: null })
})

test('a hidden tab asks less often, and at once when it is shown again', async () => {
  const page = openPage('https://app.example.test/sign-up')
  page.show('hidden')
  const { server } = await waiting()
  await pass(4_000)
  expect(server.polls()).toBe(1)
  await pass(1_000)
  expect(server.polls()).toBe(2)
  page.show('visible')
  await settle()
  expect(server.polls()).toBe(3)
})

test('while a call waits nothing is fetching, and other calls do not wait', async () => {
  const { server, signUp, settled } = await waiting()
  expect(signUp.$fetchStatus.get()).toBe('idle')
  server.next.push(() => new Promise<Response>(() => {}))
  await pass(1_000)
  await signUp.update({ firstName: 'Ada' })
  await signUp.prepareVerification({ strategy: 'email_link', redirectUrl: 'https://app.example.test/verify' })
  expect(server.sent().slice(-1)).toEqual(['POST /v1/client/sign_ups/sua_1/prepare_verification'])
  expect(settled()).toBeUndefined()
})

test('a poll never wins over a change that was sent after it', async () => {
  const { server, signUp } = await waiting()
  let release = (): void => {}
  const old = Response.json({ response: signUpJSON({ first_name: 'Old' }), client: null })
  server.next.push(() => new Promise((resolve) => (release = () => resolve(old))))
  await pass(1_000)
  server.become({ first_name: 'New' })
  await signUp.update({ firstName: 'New' })
  release()
  await settle()
  expect(signUp.firstName).toBe('New')
})

test('a cancelled flow rejects, before its first poll as well as after it (F11, F12)', async () => {
  for (const polls of [0, 1, 2]) {
    const { server, signUp } = await withLinkSent()
    const flow = signUp.createEmailLinkFlow()
    const done = flow.startEmailLinkFlow({ redirectUrl: 'https://app.example.test/verify' })
    const outcome = expect(done).rejects.toMatchObject({ kind: 'flow', code: 'aborted' })
    if (polls > 0) await pass((polls - 1) * 1_000)
    expect(server.polls()).toBe(polls)
    flow.cancelEmailLinkFlow()
    await outcome
    await pass(5_000)
    expect(server.polls()).toBe(polls)
    expect(vi.getTimerCount()).toBe(0)
  }
})

test('a flow can be started again after it was cancelled, as a screen that is mounted twice does (F54)', async () => {
  const { server, signUp } = await withLinkSent()
  const flow = signUp.createEmailLinkFlow()
  const first = flow.startEmailLinkFlow({ redirectUrl: 'https://app.example.test/verify' })
  flow.cancelEmailLinkFlow()
  await expect(first).rejects.toMatchObject({ code: 'aborted' })
  const second = flow.startEmailLinkFlow({ redirectUrl: 'https://app.example.test/verify' })
  await settle()
  server.verification(verified)
  await pass(1_000)
  expect(await second).toBe(signUp)
})

test('a flow that is cancelled leaves another one alone', async () => {
  const { server, signUp } = await withLinkSent()
  const [left, kept] = [signUp.createEmailLinkFlow(), signUp.createEmailLinkFlow()]
  const cancelled = left.startEmailLinkFlow({ redirectUrl: 'https://app.example.test/verify' })
  const going = kept.startEmailLinkFlow({ redirectUrl: 'https://app.example.test/verify' })
  left.cancelEmailLinkFlow()
  await expect(cancelled).rejects.toMatchObject({ code: 'aborted' })
  await settle()
  server.verification(verified)
  await pass(1_000)
  expect(await going).toBe(signUp)
})

test('a flow ends with the signal that it was started with', async () => {
  const { signUp } = await withLinkSent()
  const controller = new AbortController()
  const done = signUp
    .createEmailLinkFlow()
    .startEmailLinkFlow({ redirectUrl: 'https://app.example.test/verify', signal: controller.signal })
  await settle()
  controller.abort()
  await expect(done).rejects.toMatchObject({ code: 'aborted' })
})

test('no worker is needed to wait (F56)', async () => {
  vi.stubGlobal('Worker', () => expect.unreachable('no worker'))
  const { server, wait } = await waiting()
  server.verification(verified)
  await pass(1_000)
  expect(await wait).toEqual({ error: null })
})
