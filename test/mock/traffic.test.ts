import { expect, onTestFinished, test, vi } from 'vitest'
import { fetchTransport } from '../../src/core.ts'
import { createClient } from '../../src/index.ts'
import { paths } from '../../src/shapes/paths.ts'
import { createMockFrontendApi, type Latency, MockSettingsError, presets } from '../../src/testing/index.ts'
import { browserOf, setup } from './setup.ts'

const ADA = { emailAddress: 'ada@example.test' }
const HOUR = 3_600_000

/** Whether a promise has settled by now. */
const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false
  const note = () => {
    settled = true
  }
  promise.then(note, note)
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  return settled
}

test('a response takes as long as the latency says, over HTTP and in memory, by the clock', async () => {
  const api = createMockFrontendApi({ ...presets.emailCode(), latency: HOUR })
  const create = api.transport()({ method: 'POST', path: paths.signUps, body: ADA })
  const environment = api.fetch(new Request(`${api.origin}/v1/environment`))
  await vi.waitUntil(() => api.requests.length === 2)
  api.clock.advance(HOUR - 1)
  expect([await isSettled(create), await isSettled(environment)]).toEqual([false, false])
  api.clock.advance(1)
  expect([(await create).status, (await environment).status]).toEqual([200, 200])
})

test('a short latency passes by itself, and can be changed and switched off in flight', async () => {
  const api = createMockFrontendApi({ ...presets.emailCode(), latency: 1 })
  const send = () => api.transport()({ method: 'GET', path: paths.client })
  expect((await send()).status).toBe(200)
  api.latency = HOUR
  const late = send()
  api.latency = 0
  expect(await isSettled(send())).toBe(true)
  expect(await isSettled(late)).toBe(false)
  api.fail.clear()
  expect((await late).status).toBe(200)
})

/** When the responses to so many requests go out: milliseconds. */
const timesOf = async (latency: Latency, seed: string): Promise<readonly number[]> => {
  const api = createMockFrontendApi({ ...presets.emailCode(), latency, seed })
  const started = api.clock.now()
  const send = api.transport()
  const times = Array.from({ length: 8 }, () =>
    send({ method: 'GET', path: paths.environment }).then(() => api.clock.now() - started),
  )
  for (let second = 0; second < 3_600; second += 60) {
    api.clock.advance(60_000)
    await isSettled(Promise.all(times))
  }
  return Promise.all(times)
}

test('between two latencies the seed decides', async () => {
  const times = await timesOf([HOUR / 4, HOUR / 2], 'one')
  expect(times).toEqual(await timesOf([HOUR / 4, HOUR / 2], 'one'))
  expect(times).not.toEqual(await timesOf([HOUR / 4, HOUR / 2], 'two'))
  expect(new Set(times).size).toBeGreaterThan(3)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(HOUR / 4)
  expect(Math.max(...times)).toBeLessThanOrEqual(HOUR / 2 + 60_000)
})

test('a new mock state takes the same times once more', async () => {
  const latency: Latency = [1, 2]
  const api = createMockFrontendApi({ ...presets.emailCode(), latency })
  const asked = vi.spyOn(globalThis, 'setTimeout')
  onTestFinished(() => asked.mockRestore())
  const timesAfter = async () => {
    asked.mockClear()
    for (let request = 0; request < 3; request += 1) await api.transport()({ method: 'GET', path: paths.environment })
    // A connection that a file before kept open has timers of its own.
    return asked.mock.calls.map(([, ms]) => ms).filter((ms = 0) => ms >= latency[0] && ms <= latency[1])
  }
  const times = await timesAfter()
  expect(new Set(times).size).toBe(3)
  expect(await timesAfter()).not.toEqual(times)
  api.reset()
  expect(await timesAfter()).toEqual(times)
})

test('the server does its work before a late response, and ids do not depend on it', async () => {
  const [slow, quick] = [setup({ ...presets.emailCode(), latency: [1, HOUR] }), setup(presets.emailCode())]
  const created = slow.create(ADA)
  const { id } = await quick.create(ADA)
  expect(slow.api.snapshot()).toEqual(quick.api.snapshot())
  slow.api.clock.advance(HOUR)
  expect((await created).id).toBe(id)
})

test('a late response that was given up keeps no timer, and a new mock state lets it go', async () => {
  const api = createMockFrontendApi({ ...presets.emailCode(), latency: HOUR })
  const controller = new AbortController()
  const request = { method: 'GET', path: paths.client } as const
  const given = api.transport()({ ...request, signal: controller.signal })
  const fetched = api.fetch(new Request(`${api.origin}/v1/client`, { signal: controller.signal }))
  await vi.waitUntil(() => api.requests.length === 2)
  controller.abort()
  await expect(given).rejects.toThrow('aborted')
  await expect(fetched).rejects.toThrow('aborted')
  await vi.waitUntil(() => api.requests.every(({ status }) => status === 200))

  api.latency = 2 * HOUR
  const held = api.transport()(request)
  api.reset()
  expect((await held).status).toBe(200)
  expect(api.latency).toBe(HOUR)
})

test('a client that waits too long gives up', async () => {
  const api = createMockFrontendApi({ ...presets.emailCode(), latency: HOUR })
  const client = createClient({
    transport: fetchTransport({
      frontendApi: api.origin,
      fetch: api.fetch,
      timeout: 5,
    }),
  })
  await expect(client.signUp.create(ADA)).rejects.toMatchObject({ code: 'timeout' })
})

test('an invalid latency is rejected, and the one before stays', () => {
  const api = createMockFrontendApi({ latency: 5 })
  for (const latency of [-1, Number.NaN, [5, 1], 'slow', [1, 2, 3], Number.POSITIVE_INFINITY])
    expect(() => {
      api.latency = latency as Latency
    }).toThrow(MockSettingsError)
  expect(api.latency).toBe(5)
  api.fail.clear()
})

test('more requests than a minute allows are rejected until the time that the response names', async () => {
  const { api, create, get, rejected } = setup({ ...presets.emailCode(), limits: { requestsPerMinute: 2 } })
  const { id } = await create(ADA)
  await get(id)
  api.clock.advance(20_000)
  await get(id)
  api.clock.advance(500)
  const { status, headers, errors } = await rejected('GET', paths.signUp(id))
  expect({ status, wait: headers.get('retry-after') }).toEqual({ status: 429, wait: '40' })
  expect(errors).toMatchObject([
    { code: 'too_many_requests', long_message: expect.stringContaining('`limits.requestsPerMinute` is 2') },
  ])
  api.clock.advance(38_999)
  expect((await rejected('GET', paths.signUp(id))).headers.get('retry-after')).toBe('1')
  api.clock.advance(1_000)
  expect((await get(id)).response.id).toBe(id)
})

test.each([1, 3, 7])(
  'after the seconds of `Retry-After` the next of %i requests a minute is accepted',
  async (rate) => {
    const { api, create, transport } = setup({ ...presets.emailCode(), limits: { requestsPerMinute: rate } })
    await create(ADA)
    for (let turn = 0; turn < 30; turn += 1) {
      api.clock.advance(1_700 * (turn % 3))
      const { status, headers } = await transport({ method: 'GET', path: paths.client })
      if (status === 200) continue
      api.clock.advance(Number(headers.get('retry-after')) * 1_000)
      expect((await transport({ method: 'GET', path: paths.client })).status).toBe(200)
    }
  },
)

test('each browser has its own rate, and the environment is not counted', async () => {
  const { api, create, transport, rejected } = setup({ ...presets.emailCode(), limits: { requestsPerMinute: 1 } })
  await create(ADA)
  await transport({ method: 'GET', path: paths.client })
  expect((await rejected('GET', paths.client)).status).toBe(429)
  expect((await transport({ method: 'GET', path: paths.environment })).status).toBe(200)
  expect((await browserOf(api).create({ emailAddress: 'grace@example.test' })).id).toMatch(/^sua_/)
})

test('a rate is off by default, is seen in `limits`, and may be set and lifted in flight', async () => {
  const { api, create, get, rejected } = setup(presets.emailCode())
  expect(api.limits).toMatchObject({ requestsPerMinute: null, messagesPerHour: null, attempts: 3 })
  const { id } = await create(ADA)
  for (let turn = 0; turn < 30; turn += 1) await get(id)
  api.configure({ limits: { requestsPerMinute: 1 } })
  expect(api.limits.requestsPerMinute).toBe(1)
  await get(id)
  expect((await rejected('GET', paths.signUp(id))).status).toBe(429)
  api.configure({ limits: { requestsPerMinute: null } })
  expect((await get(id)).response.id).toBe(id)
})

test('more messages than an hour allows are rejected, whatever the sign-up, until the time that the response names', async () => {
  const { api, create, prepare, rejected, client } = setup({ ...presets.phoneCode(), limits: { messagesPerHour: 2 } })
  const first = await create({ phoneNumber: '+447700900143', strategy: 'phone_code' })
  api.clock.advance(60_000)
  await prepare(first.id, { strategy: 'phone_code' })
  const again = { phoneNumber: '+447700900144', strategy: 'phone_code' }
  for (const [method, path, body] of [
    ['POST', paths.prepareVerification(first.id), { strategy: 'phone_code' }],
    ['POST', paths.signUps, again],
  ] as const) {
    const { status, headers, errors } = await rejected(method, path, body)
    expect({ status, wait: headers.get('retry-after') }).toEqual({ status: 429, wait: String(3_600 - 60) })
    expect(errors).toMatchObject([{ code: 'too_many_requests' }])
  }
  expect((await client())?.sign_up?.id).toBe(first.id)
  expect(api.outbox).toHaveLength(2)
  api.clock.advance((3_600 - 60) * 1_000)
  expect((await create(again)).verifications?.phone_number?.status).toBe('unverified')
  expect(api.outbox).toHaveLength(3)
})

test('a client keeps the wait that a rate names as its cooldown, and sends again after it', async () => {
  const api = createMockFrontendApi({ ...presets.emailCode(), limits: { messagesPerHour: 1 } })
  const { signUp } = createClient({ transport: api.transport() })
  await signUp.create(ADA)
  await signUp.prepareEmailAddressVerification()
  api.clock.advance(60_000)
  const rejected = await signUp.prepareEmailAddressVerification().catch((error: unknown) => error)
  expect(rejected).toMatchObject({ status: 429, retryAfter: 3_540 })
  api.clock.advance(3_540_000)
  await signUp.prepareEmailAddressVerification()
  expect(api.outbox).toHaveLength(2)
})

test('a snapshot holds what was counted', async () => {
  const { api, create, get, rejected } = setup({ ...presets.emailCode(), limits: { requestsPerMinute: 1 } })
  const { id } = await create(ADA)
  const before = api.snapshot()
  await get(id)
  const after = api.snapshot()
  api.restore(before)
  await get(id)
  api.restore(after)
  expect((await rejected('GET', paths.signUp(id))).status).toBe(429)
})
