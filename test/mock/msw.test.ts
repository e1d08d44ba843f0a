import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createClient as createSmallClient, fetchTransport } from '../../src/core.ts'
import { type Client, createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { type FrontendApiHandlersOptions, frontendApiHandlers } from '../../src/testing/msw/index.ts'

const EMAIL = 'ada@example.test'
const PASSWORD = 'correct horse 42'

/** MSW in front of a mock, and everything that was complained about. */
const setup = (api = createMockFrontendApi(), options?: FrontendApiHandlersOptions) => {
  const warn = vi.spyOn(console, 'warn')
  const error = vi.spyOn(console, 'error')
  const server = setupServer(...frontendApiHandlers(api, options))
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => {
    server.close()
    vi.restoreAllMocks()
  })
  const complaints = () => [...warn.mock.calls, ...error.mock.calls].map((texts) => texts.join(' '))
  return { api, server, complaints }
}

const signUp = async (
  { signUp }: Client,
  api: MockFrontendApi,
  settled = { emailAddress: EMAIL, password: PASSWORD },
): Promise<void> => {
  await signUp.create(settled)
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(settled.emailAddress) })
  await signUp.finalize()
}

const WAYS = {
  'the default client, by key': (api: MockFrontendApi) => createClient({ publishableKey: api.publishableKey }),
  'the default client, by address': (api: MockFrontendApi) => createClient({ frontendApi: api.origin }),
  'the small client, by key': ({ publishableKey }: MockFrontendApi) =>
    createSmallClient({ transport: fetchTransport({ publishableKey }) }),
  'the small client, by address': ({ origin }: MockFrontendApi) =>
    createSmallClient({ transport: fetchTransport({ frontendApi: origin }) }),
}

test.each(Object.entries(WAYS))('%s signs a user up through MSW, without a warning', async (_, connect) => {
  const { api, complaints } = setup()
  const client = connect(api)
  await signUp(client, api)
  expect(client.$user.get()?.emailAddresses).toMatchObject([{ emailAddress: EMAIL }])
  expect(await client.getToken()).toEqual(expect.any(String))
  expect(complaints()).toEqual([])
})

test('two clients with a development key are two browsers', async () => {
  const { api } = setup(createMockFrontendApi({ clients: 'dev_browser' }))
  const [ada, grace] = [WAYS['the default client, by key'](api), WAYS['the small client, by key'](api)]
  await ada.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await signUp(grace, api, { emailAddress: 'grace@example.test', password: PASSWORD })
  await ada.reload()
  expect(ada.signUp.emailAddress).toBe(EMAIL)
  expect(ada.$session.get()).toBeNull()
})

test('a mock does not meet the cookies of the one before', async () => {
  const first = setup()
  await WAYS['the default client, by address'](first.api).signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  first.server.close()
  const { api } = setup()
  const client = WAYS['the default client, by address'](api)
  await client.reload()
  expect(client.signUp.status).toBeNull()
})

test('the browser may be one that is there already', async () => {
  const api = createMockFrontendApi()
  const browser = api.browser()
  await createClient({ transport: browser.transport }).signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  setup(api, { browser })
  const client = WAYS['the default client, by address'](api)
  await client.reload()
  expect(client.signUp.emailAddress).toBe(EMAIL)
})

test('a dropped connection is a network error, and the next call gets through', async () => {
  const { api, complaints } = setup()
  const client = createClient({ publishableKey: api.publishableKey, retry: { limit: 0 } })
  await client.load()
  api.fail.next({ networkError: true })
  await expect(client.signUp.create({ emailAddress: EMAIL })).rejects.toMatchObject({ code: 'network_error' })
  await client.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  expect(complaints()).toEqual([])
})

test('who stops waiting for a slow response leaves no complaint', async () => {
  const { api, complaints } = setup()
  const client = createClient({ frontendApi: api.origin })
  await client.load()
  api.fail.next({ delayMs: 600_000 })
  const leaving = new AbortController()
  const created = client.signUp.create({ emailAddress: EMAIL, password: PASSWORD }, { signal: leaving.signal })
  await expect.poll(() => api.requests.at(-1)?.path).toBe('/client/sign_ups')
  leaving.abort()
  await expect(created).rejects.toMatchObject({ code: 'aborted' })
  await fetch(`${api.origin}/v1/environment`)
  expect(complaints()).toEqual([])
})

test('error responses, pages and ids that cannot be decoded are as from the server itself', async () => {
  const { api, complaints } = setup(createMockFrontendApi(presets.emailLink()))
  const status = async (path: string, init?: RequestInit) => (await fetch(`${api.origin}${path}`, init)).status
  expect(await status('/v1/client/sign_ups/%E0%A4%A')).toBe(404)
  expect(await status('/v1/client/sign_ups', { method: 'DELETE' })).toBe(405)
  expect(await status('/.well-known/jwks.json')).toBe(200)

  const client = createClient({ publishableKey: api.publishableKey })
  await client.signUp.create({ emailAddress: EMAIL })
  await client.signUp.prepareEmailAddressVerification({
    strategy: 'email_link',
    redirectUrl: 'https://app.example.test/done',
  })
  const link = String(api.outbox.last(EMAIL).url)
  const opened = await fetch(link, { redirect: 'manual' })
  expect(opened.headers.get('location')).toMatch(/^https:\/\/app\.example\.test\/done\?__clerk_status=verified/)
  expect(complaints()).toEqual([])
})

test('further addresses are handled, a proxy included, and nothing beside them', async () => {
  const baseUrls = ['https://app.example.test/__clerk/', 'http://localhost:4010']
  const { api, server } = setup(createMockFrontendApi(), { baseUrls })
  server.use(http.get('https://app.example.test/v1/*', () => HttpResponse.text("the app's")))
  const { proxyUrl, frontendApi } = {
    proxyUrl: 'https://app.example.test/__clerk',
    frontendApi: 'http://localhost:4010',
  }
  for (const options of [{ proxyUrl }, { frontendApi }]) {
    await createClient(options).reload()
    expect(api.requests.at(-1)).toMatchObject({ status: 200 })
  }
  expect(await (await fetch('https://app.example.test/v1/environment')).text()).toBe("the app's")
  expect(api.requests.filter(({ path }) => path === '/environment')).toHaveLength(2)
})

test('an invalid address is rejected when the handlers are made', () => {
  expect(() => frontendApiHandlers(createMockFrontendApi(), { baseUrls: ['/__clerk'] })).toThrow(
    'frontendApiHandlers(): /__clerk is not an address. Give an origin, or a path where there is a page.',
  )
})
