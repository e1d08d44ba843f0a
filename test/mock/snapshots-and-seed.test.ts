import { expect, test } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { browserOf, setup, signUpWithEmail } from './setup.ts'

const ADA = { emailAddress: 'ada@example.test' }

/** Everything that two servers could differ in, after the same calls. */
const trace = async (seed?: string) => {
  const mock = setup({ ...presets.emailCode(), ...(seed === undefined ? {} : { seed }) })
  const response = await signUpWithEmail(mock.api, mock, ADA)
  return { response, outbox: [...mock.api.outbox], users: [...mock.api.users], snapshot: mock.api.snapshot() }
}

test('the same seed and the same calls give the same ids, codes, times and tokens', async () => {
  expect(await trace()).toEqual(await trace())
  expect(await trace('one')).toEqual(await trace('one'))
})

test('another seed gives other ids and codes', async () => {
  const [one, other] = [await trace('one'), await trace('two')]
  expect(one.response.response.id).not.toBe(other.response.response.id)
  expect(one.outbox[0]?.code).not.toBe(other.outbox[0]?.code)
})

test('two servers know nothing of each other', async () => {
  const [one, other] = [setup(presets.emailCode()), setup(presets.emailCode())]
  await signUpWithEmail(one.api, one, ADA)
  expect(other.api.users).toEqual([])
  expect(other.api.outbox).toEqual([])
})

test('the mail of a user is found in whatever spelling', async () => {
  const { api, create, prepare } = setup(presets.emailCode())
  const { id } = await create({ emailAddress: 'Ada@example.test' })
  await prepare(id, { strategy: 'email_code' })
  expect(api.outbox.last(' ada@EXAMPLE.test')).toBe(api.outbox[0])
})

test('asking for mail that was never sent says who did get some', async () => {
  const { api } = setup(presets.emailCode())
  expect(() => api.outbox.last('grace@example.test')).toThrow(
    'Nothing was sent to grace@example.test. Nothing was sent yet.',
  )
  await signUpWithEmail(api, browserOf(api), ADA)
  expect(() => api.outbox.last('grace@example.test')).toThrow('There are messages to ada@example.test.')
})

test('the newest code is there as a text', async () => {
  const { api, create, prepare } = setup(presets.emailCode())
  expect(() => api.outbox.lastCode(ADA.emailAddress)).toThrow('No code was sent to ada@example.test.')
  const { id } = await create(ADA)
  await prepare(id, { strategy: 'email_code' })
  await prepare(id, { strategy: 'email_code' })
  expect(api.outbox.lastCode(ADA.emailAddress)).toBe(api.outbox[1]?.code)
})

test('a user may be there from the beginning', () => {
  const api = createMockFrontendApi()
  const ada = api.users.add({ ...ADA, username: 'ada_l', password: 'correct horse 42', firstName: 'Ada' })
  expect(api.users).toEqual([ada])
  expect(ada).toMatchObject({
    emailAddress: 'ada@example.test',
    hasPassword: true,
    identifications: [{ value: 'ada@example.test' }],
  })
  expect(JSON.stringify(ada)).not.toContain('correct horse')
  expect(() => api.users.add(ADA)).toThrow('there is a user with the email_address ada@example.test already')
  expect(api.users.add({ phoneNumber: '+1 (202) 555-0143' }).phoneNumber).toBe('+12025550143')
  expect(() => api.users.add({ firstName: 'Grace' })).toThrow('give an `emailAddress`')
})

test('a snapshot brings everything back, and may be stored as JSON', async () => {
  const mock = setup(presets.emailCode())
  const { api, create, prepare, attempt, client } = mock
  const { id } = await create(ADA)
  await prepare(id, { strategy: 'email_code' })
  const stored = JSON.stringify(api.snapshot())
  const before = { client: await client(), now: api.clock.now(), outbox: [...api.outbox] }
  const { code } = api.outbox.last(ADA.emailAddress)

  await attempt(id, { strategy: 'email_code', code })
  api.clock.advance(1_000)
  api.configure({ settings: { attributes: { password: { enabled: true } } } })
  expect(api.users).toHaveLength(1)

  api.restore(JSON.parse(stored))
  expect({ client: await client(), now: api.clock.now(), outbox: [...api.outbox] }).toEqual(before)
  expect(api.settings.attributes.password.enabled).toBe(false)
  expect([api.users.length, api.sessions.length]).toEqual([0, 0])
  expect((await attempt(id, { strategy: 'email_code', code })).response.status).toBe('complete')
})

test('after a restore the same calls give the same ids and codes again', async () => {
  const mock = setup(presets.emailCode())
  const { api } = mock
  const before = api.snapshot()
  const first = await signUpWithEmail(api, mock, ADA)
  const mail = [...api.outbox]
  api.restore(before)
  expect(await signUpWithEmail(api, mock, ADA)).toEqual(first)
  expect([...api.outbox]).toEqual(mail)
})

test('a snapshot does not change with the server', async () => {
  const { api } = setup(presets.emailCode())
  const snapshot = api.snapshot()
  await signUpWithEmail(api, browserOf(api), ADA)
  api.restore(snapshot)
  expect(api.snapshot()).toEqual(createMockFrontendApi(presets.emailCode()).snapshot())
})

test('a reset makes the server as new, for those who already hold parts of it', async () => {
  const mock = setup(presets.emailCode())
  const { outbox, users, sessions, requests, clock, fail } = mock.api
  const first = await signUpWithEmail(mock.api, mock, ADA)
  clock.advance(1_000)
  mock.api.configure({ limits: { attempts: 1 }, authConfig: { single_session_mode: false } })
  fail.when({}, { status: 500 })

  mock.api.reset()
  expect([outbox.length, users.length, sessions.length, requests.length]).toEqual([0, 0, 0, 0])
  expect(await mock.client()).toBeNull()
  const second = await signUpWithEmail(mock.api, mock, ADA)
  expect(second).toEqual(first)
  expect(outbox.last(ADA.emailAddress).sentAt).toBe(clock.now())
})

const signedUp = async (api: MockFrontendApi, username: string) => {
  const { fetch } = api.browser()
  const client = createClient({ publishableKey: api.publishableKey, fetch })
  await client.signUp.create({ username, password: 'correct horse 42' })
  return { client, createdSessionId: client.signUp.createdSessionId }
}

test('a browser that outlives a reset or a restore is no other user’s', async () => {
  for (const clients of ['cookie', 'dev_browser'] as const) {
    for (const takeBack of ['restore', 'reset'] as const) {
      const api = createMockFrontendApi({ ...presets.usernameAndPassword(), clients })
      const before = api.snapshot()
      const earlier = await signedUp(api, 'ada_l')
      api[takeBack](before)
      const later = await signedUp(api, 'grace_h')
      expect(later.createdSessionId).toBe(earlier.createdSessionId)
      await earlier.client.reload()
      expect(earlier.client.$sessions.get().map(({ user }) => user?.username)).not.toContain('grace_h')
      await later.client.reload()
      expect(later.client.$sessions.get().map(({ user }) => user?.username)).toEqual(['grace_h'])
    }
  }
})

test('the clock stands still, or follows real time, and never runs back', () => {
  const fixed = createMockFrontendApi({ now: 1_000 })
  fixed.clock.advance(500)
  expect(fixed.clock.now()).toBe(1_500)
  for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => fixed.clock.advance(ms)).toThrow(RangeError)
  expect(fixed.clock.now()).toBe(1_500)

  const { clock } = createMockFrontendApi({ now: 'system' })
  const before = Date.now()
  clock.advance(60_000)
  expect(clock.now()).toBeGreaterThanOrEqual(before + 60_000)
})
