import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApiOptions } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD, setup } from '../support/setup.ts'

afterEach(() => {
  vi.useRealTimers()
})

const signedIn = async (options: MockFrontendApiOptions = {}) => {
  const made = setup(options)
  await made.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await made.signUp.prepareEmailAddressVerification()
  await made.signUp.attemptEmailAddressVerification({ code: made.code() })
  await made.signUp.finalize()
  return made
}

const minted = (sent: string[]): number => sent.filter((line) => line.includes('/tokens')).length

const claims = (token: string | null): Record<string, unknown> => JSON.parse(atob(token?.split('.')[1] ?? ''))

test('load() reads environment and client side by side, and makes them known', async () => {
  const { api, client, sent } = setup({ displayConfig: { application_name: 'Orchard' } })
  const hold = api.fail.hold({ method: 'GET' })
  const loading = client.load()
  await hold.arrived
  expect(client.$status.get()).toBe('loading')
  // Neither waits for the other's response.
  await vi.waitFor(() => expect(sent().sort()).toEqual(['GET /client', 'GET /environment']))
  hold.release()
  await loading
  expect(client.$status.get()).toBe('ready')
  expect(client.$environment.get()).toMatchObject({ applicationName: 'Orchard' })
})

test('load() is done once, for all who ask', async () => {
  const { client, sent } = setup()
  await Promise.all([client.load(), client.load()])
  await client.load()
  expect(sent()).toHaveLength(2)
})

test('the wait of one who asked to load can end without ending the loading', async () => {
  const { api, client } = setup()
  const hold = api.fail.hold()
  const controller = new AbortController()
  const impatient = client.load({ signal: controller.signal })
  const patient = client.load()
  await hold.arrived
  controller.abort()
  await expect(impatient).rejects.toMatchObject({ code: 'aborted' })
  hold.release()
  await patient
  expect(client.$status.get()).toBe('ready')
})

test('without the settings the client is degraded, says so, and can be loaded again (F46)', async () => {
  const { api, client, signUp, events } = setup()
  api.fail.next({ status: 503, when: { path: '/environment' } })
  await client.load()
  expect(client.$status.get()).toBe('degraded')
  expect(client.$environment.get()).toBeNull()
  expect(events).toContainEqual(expect.objectContaining({ type: 'response', status: 503 }))
  await signUp.create({ emailAddress: EMAIL })
  await client.load()
  expect(client.$status.get()).toBe('ready')
})

test('without the client, loading is an error that the status shows, and can be tried again', async () => {
  const { api, client } = setup()
  api.fail.next({ status: 500, when: { path: '/client' } })
  await expect(client.load()).rejects.toMatchObject({ kind: 'api', status: 500, retryable: true })
  expect(client.$status.get()).toBe('error')
  const seen: string[] = []
  client.$status.listen((status) => seen.push(status))
  await client.load()
  expect(seen).toEqual(['loading', 'ready'])
})

test('a client that has loaded keeps its status when a later load fails', async () => {
  const { api, client } = setup()
  await client.load()
  api.fail.next({ status: 500, when: { path: '/client' } })
  await expect(client.reload()).rejects.toMatchObject({ kind: 'api' })
  expect(client.$status.get()).toBe('ready')
})

test('a first load that its caller ended has not failed', async () => {
  const { client } = setup()
  const controller = new AbortController()
  const loading = client.reload(controller)
  controller.abort()
  await expect(loading).rejects.toMatchObject({ code: 'aborted' })
  await vi.waitUntil(() => client.$status.get() === 'idle')
})

test('a user that was signed in is there after a second attempt to load', async () => {
  const api = createMockFrontendApi()
  const { transport } = api.browser()
  const { signUp } = createClient({ transport })
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD, strategy: 'email_code' })
  await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
  await signUp.finalize()
  const next = createClient({ transport })
  api.fail.next({ status: 500, when: { path: '/client' } })
  await expect(next.load()).rejects.toMatchObject({ kind: 'api' })
  await next.load()
  expect(next.$user.get()?.primaryEmailAddress?.emailAddress).toBe(EMAIL)
})

test('a page that was left in the middle goes on where it was, and sends nothing by itself', async () => {
  const api = createMockFrontendApi()
  const browser = api.browser()
  const first = createClient({ transport: browser.transport })
  await first.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await first.signUp.prepareEmailAddressVerification()
  const next = createClient({ transport: browser.transport })
  await next.load()
  expect(next.signUp.toJSON()).toEqual(first.signUp.toJSON())
  expect(next.signUp.$nextStep.get()).toMatchObject({ type: 'verify', sent: true })
  expect(api.outbox).toHaveLength(1)
  await next.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
  await next.signUp.finalize()
  const later = createClient({ transport: browser.transport })
  await later.load()
  expect(later.$user.get()?.emailAddresses[0]?.emailAddress).toBe(EMAIL)
})

test('reload() resumes a sign-up in progress without load()', async () => {
  const api = createMockFrontendApi()
  const browser = api.browser()
  await createClient({ transport: browser.transport }).signUp.create({ emailAddress: EMAIL })
  const { signUp } = createClient({ transport: browser.transport })
  await signUp.reload()
  expect(signUp.emailAddress).toBe(EMAIL)
})

test('a token is fetched once and kept while it is good', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { client, sent } = await signedIn()
  const token = await client.getToken()
  expect(claims(token)).toMatchObject({ sid: client.$session.get()?.id, sub: client.$user.get()?.id })
  const before = minted(sent())
  vi.advanceTimersByTime(40_000)
  expect(await client.getToken()).toBe(token)
  expect(minted(sent())).toBe(before)
})

test('a token that is about to expire is handed out and renewed, one that has expired is not handed out', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { api, client, sent } = await signedIn()
  const token = await client.getToken()
  const before = minted(sent())
  vi.advanceTimersByTime(45_000)
  api.clock.advance(45_000)
  expect(await client.getToken()).toBe(token)
  await vi.waitFor(() => expect(minted(sent())).toBe(before + 1))
  vi.advanceTimersByTime(16_000)
  const next = await client.getToken()
  expect(next).not.toBe(token)
  vi.advanceTimersByTime(61_000)
  api.clock.advance(77_000)
  expect(await client.getToken()).not.toBe(next)
})

test('a browser whose clock is wrong keeps its tokens all the same', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  const { client, sent } = await signedIn()
  await client.getToken()
  const before = minted(sent())
  await client.getToken()
  expect(minted(sent())).toBe(before)
})

test('calls at once share a request, templates have tokens of their own, and the cache can be skipped', async () => {
  const { client, sent } = await signedIn()
  const before = minted(sent())
  const [one, two] = await Promise.all([
    client.getToken({ template: 'database' }),
    client.getToken({ template: 'database' }),
  ])
  expect(one).toBe(two)
  expect(minted(sent())).toBe(before + 1)
  await client.getToken({ template: 'database' })
  expect(minted(sent())).toBe(before + 1)
  await client.getToken({ template: 'database', skipCache: true })
  expect(minted(sent())).toBe(before + 2)
})

test('a token needs no load() first', async () => {
  const { client } = setup()
  expect(await client.getToken()).toBeNull()
  expect(client.$status.get()).toBe('ready')
})

test('a session that the server ended is gone here too, as soon as it says 401', async () => {
  const { api, client } = await signedIn()
  api.fail.next({ status: 401, code: 'authentication_invalid', when: { path: /tokens/ } })
  api.fail.next({ body: { response: { id: 'client_1', sessions: [] }, client: null }, when: { path: '/client' } })
  await expect(client.getToken({ skipCache: true })).rejects.toMatchObject({ kind: 'api', status: 401 })
  expect(client.$session.get()).toBeNull()
  expect(await client.getToken()).toBeNull()
})

test('reload() reads everything again, behind the screen that is there', async () => {
  const { api, client } = setup()
  await client.load()
  const seen: string[] = []
  client.$status.subscribe((status) => seen.push(status))
  api.configure({ displayConfig: { application_name: 'Meadow' } })
  await client.reload()
  expect(client.$environment.get()?.applicationName).toBe('Meadow')
  expect(seen).toEqual(['ready'])
})

test.each([-86_400, -3_600, -61, -30, -1, 0, 1, 30, 57, 61, 3_600, 86_400])(
  'a clock that is %d s ahead costs no request more, and a token is renewed in time',
  async (seconds) => {
    const start = 1_800_000_000_000
    vi.useFakeTimers({ toFake: ['Date'], now: start + seconds * 1_000 })
    const { api, client, sent } = await signedIn({ now: start })
    const token = await client.getToken()
    const before = minted(sent())
    for (let call = 0; call < 5; call += 1) expect(await client.getToken()).toBe(token)
    vi.advanceTimersByTime(40_000)
    api.clock.advance(40_000)
    expect(await client.getToken()).toBe(token)
    expect(minted(sent())).toBe(before)
    vi.advanceTimersByTime(20_000)
    api.clock.advance(20_000)
    expect(await client.getToken()).not.toBe(token)
    expect(minted(sent())).toBe(before + 1)
  },
)

test('a clock that is set back does not keep a token alive', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { api, client } = await signedIn()
  const token = await client.getToken()
  api.clock.advance(3_600_000)
  vi.setSystemTime(Date.now() - 3_600_000)
  expect(await client.getToken()).not.toBe(token)
})

test('the settings are asked for in the name of the active session, as soon as there is one', async () => {
  const { api, client } = await signedIn()
  await client.reload()
  const named = api.requests.filter(({ path }) => path === '/environment').map(({ search }) => search._clerk_session_id)
  expect(named.at(-1)).toBe(client.$session.get()?.id)
  const visitor = setup()
  await visitor.client.load()
  expect(visitor.api.requests.find(({ path }) => path === '/environment')?.search).not.toHaveProperty(
    '_clerk_session_id',
  )
})
