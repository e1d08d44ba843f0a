import { request } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createClient as createSmallClient, fetchTransport } from '../../src/core.ts'
import { type Client, createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { type ServedRequest, type ServeFrontendApiOptions, serveFrontendApi } from '../../src/testing/node/index.ts'

const EMAIL = 'ada@example.test'
const PASSWORD = 'correct horse 42'
const PAGE = 'http://localhost:3000'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

const setup = async (api = createMockFrontendApi(), options: ServeFrontendApiOptions = {}) => {
  const served = await serveFrontendApi(api, options)
  onTestFinished(() => served.close())
  return { api, served, get: (path: string, init?: RequestInit) => fetch(`${served.origin}${path}`, init) }
}

/** The server's response to this text, to its end. `fetch` would not send it. */
const responseTo = (origin: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(origin)
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let response = ''
    socket.setEncoding('latin1').on('data', (chunk) => {
      response += chunk
    })
    socket.on('end', () => resolve(response)).on('error', reject)
  })

const raw = (origin: string, head: string): Promise<string> =>
  responseTo(origin, `${head}\r\nConnection: close\r\n\r\n`).then((response) => response.split('\r\n')[0] ?? '')

const signUp = async ({ signUp }: Client, api: MockFrontendApi): Promise<void> => {
  await signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await signUp.prepareEmailAddressVerification()
  await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(EMAIL) })
  await signUp.finalize()
}

test.each(['cookie', 'dev_browser'] as const)(
  'the key is all that a client needs to sign a user up (%s)',
  async (clients) => {
    const { api, served } = await setup(createMockFrontendApi({ clients }))
    const client = createClient({ publishableKey: served.publishableKey })
    await signUp(client, api)
    expect(client.$user.get()?.emailAddresses).toMatchObject([{ emailAddress: EMAIL }])
    expect(api.users).toHaveLength(1)
  },
)

test('two clients without a cookie between them are two browsers', async () => {
  const { api, served } = await setup()
  const [ada, grace] = [0, 1].map(() =>
    createSmallClient({ transport: fetchTransport({ publishableKey: served.publishableKey }) }),
  ) as [Client, Client]
  await ada.signUp.create({ emailAddress: EMAIL, password: PASSWORD })
  await grace.signUp.create({ emailAddress: 'grace@example.test', password: PASSWORD })
  await ada.reload()
  expect(ada.signUp.emailAddress).toBe(EMAIL)
  await signUp(ada, api)
  expect(grace.$session.get()).toBeNull()
})

test('the official key and the proxy lead here too', async () => {
  const { api, served } = await setup(createMockFrontendApi({ clients: 'dev_browser' }))
  expect(served.official).toEqual({ publishableKey: api.publishableKey, proxyUrl: served.origin })
  await signUp(createClient(served.official), api)
  expect(api.users).toHaveLength(1)
})

test('a page on another origin may read responses, errors too, and send cookies', async () => {
  const { served, get } = await setup()
  for (const path of ['/v1/client', '/v1/nowhere']) {
    const { headers } = await get(path, { headers: { origin: PAGE } })
    expect(headers.get('access-control-allow-origin')).toBe(PAGE)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('access-control-expose-headers')).toContain('Clerk-Db-Jwt')
  }
  const asked = { origin: PAGE, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'x-a' }
  const preflight = await get('/v1/client', { method: 'OPTIONS', headers: asked })
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'x-a'])
  expect(served.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
})

test('only the inbox itself may read it', async () => {
  const { get } = await setup()
  for (const path of ['/inbox', '/inbox.json', '/inbox.js']) {
    const { headers } = await get(path, { headers: { origin: PAGE } })
    expect(headers.has('access-control-allow-origin')).toBe(false)
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  }
})

test('cookies arrive one by one', async () => {
  const api = createMockFrontendApi()
  const two: MockFrontendApi = {
    ...api,
    fetch: async (received) => {
      const response = await api.fetch(received)
      response.headers.append('set-cookie', 'a=1; Expires=Thu, 01 Jan 2032 00:00:00 GMT')
      return response
    },
  }
  const { get } = await setup(two)
  const { headers } = await get('/v1/client/sign_ups', { method: 'POST', headers: FORM })
  expect(headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__client=client_\w+; Path=\//),
    'a=1; Expires=Thu, 01 Jan 2032 00:00:00 GMT',
  ])
})

test('a dropped connection is one', async () => {
  const { api, served, get } = await setup()
  api.fail.next({ networkError: true })
  await expect(get('/v1/environment')).rejects.toThrow('fetch failed')
  api.fail.next({ networkError: true })
  const client = createClient({ publishableKey: served.publishableKey, retry: { limit: 0 } })
  await expect(client.reload()).rejects.toMatchObject({ code: 'network_error' })
  expect((await get('/v1/environment')).status).toBe(200)
})

test.each([
  ['a foreign name', 'GET /v1/environment HTTP/1.1\r\nHost: evil.example', 403],
  ['a foreign name that begins as an address', 'GET /inbox.json HTTP/1.1\r\nHost: 127.0.0.1.evil.example', 403],
  ['a foreign name that ends as ours', 'GET /inbox.json HTTP/1.1\r\nHost: evil-localhost', 403],
  ['a host with a user name in it', 'GET /v1/environment HTTP/1.1\r\nHost: localhost@evil.example', 403],
  ['no host', 'GET /v1/environment HTTP/1.0', 400],
  ['the address of another server', 'GET http://evil.example/v1/environment HTTP/1.1\r\nHost: localhost', 400],
  ['no path', 'OPTIONS * HTTP/1.1\r\nHost: localhost', 400],
  ['a path that looks like a host', 'GET //evil.example/ HTTP/1.1\r\nHost: localhost', 404],
  ['a method that no page sends', 'TRACE /v1/environment HTTP/1.1\r\nHost: localhost', 405],
  ['a broken escape', 'GET /v1/client/sign_ups/%E0%A4%A HTTP/1.1\r\nHost: localhost', 404],
  ['no HTTP', 'nonsense', 400],
])('%s gets an error response, and the server goes on', async (_, head, status) => {
  const { served, get } = await setup()
  expect(await raw(served.origin, head)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect((await get('/v1/environment')).status).toBe(200)
})

test.each(['localhost:4010', 'app.localhost', '127.0.0.1', '[::1]:4010', 'mock.internal:80', 'MOCK.internal'])(
  'it may be called %s',
  async (host) => {
    const { served } = await setup(createMockFrontendApi(), { allowedHosts: ['mock.internal'] })
    expect(await raw(served.origin, `GET /v1/environment HTTP/1.1\r\nHost: ${host}`)).toBe('HTTP/1.1 200 OK')
  },
)

test('a body of more than a megabyte is rejected, and a page can read why', async () => {
  const { get } = await setup()
  const body = `email_address=${'x'.repeat(1_048_577)}`
  const headers = { ...FORM, origin: PAGE }
  const response = await get('/v1/client/sign_ups', { method: 'POST', body, headers })
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([413, PAGE])
  expect(await response.json()).toMatchObject({ errors: [{ code: 'request_too_large' }] })
})

test('a log gets what was asked, and nothing that is secret', async () => {
  const log: ServedRequest[] = []
  const { api, served, get } = await setup(createMockFrontendApi(), { onRequest: (entry) => log.push(entry) })
  await signUp(createClient({ publishableKey: served.publishableKey }), api)
  await get('/v1/client?__clerk_db_jwt=dvb_1&email_address=ada%40example.test')
  await get('/v1/client/sign_ups/sua_1?_method=PATCH', { method: 'POST' })
  api.fail.next({ networkError: true })
  await get('/v1/environment').catch(() => {})
  await expect.poll(() => log.at(-1)).toMatchObject({ method: 'GET', path: '/v1/environment', status: null })
  expect(log.at(-2)).toEqual({
    method: 'PATCH',
    path: '/v1/client/sign_ups/sua_1',
    status: 404,
    durationMs: expect.any(Number),
  })
  const text = JSON.stringify(log)
  expect(text).toContain('/attempt_verification')
  for (const secret of [PASSWORD, api.outbox.lastCode(EMAIL), 'dvb_', 'ada']) expect(text).not.toContain(secret)
})

test('a log cannot be written over by the path of a request', async () => {
  const log: ServedRequest[] = []
  const { served } = await setup(createMockFrontendApi(), { onRequest: (entry) => log.push(entry) })
  for (const character of ['\u009b', '\u001b', '\t'])
    expect(await raw(served.origin, `GET /v1/${character}2J HTTP/1.1\r\nHost: localhost`)).toContain(' 400 ')
  await raw(served.origin, `POST /v1/${'x'.repeat(500)}?_method=A%0AB HTTP/1.1\r\nHost: localhost`)
  expect(log).toMatchObject([{ method: 'POST', path: expect.stringMatching(/^\/v1\/x{196}$/) }])
})

test('a log keeps to itself who is named in the address of another server', async () => {
  const log: ServedRequest[] = []
  const { served } = await setup(createMockFrontendApi(), { onRequest: (entry) => log.push(entry) })
  await raw(served.origin, 'GET http://ada:hunter2@evil.example/ HTTP/1.1\r\nHost: localhost')
  expect(log).toMatchObject([{ method: 'GET', path: '(another address)', status: 400 }])
})

test.each(['mock.internal:4010', 'https://mock.internal', 'mock internal', ''])(
  'a name that no request could come under is not taken for an allowed one: %j',
  async (name) => {
    await expect(serveFrontendApi(createMockFrontendApi(), { allowedHosts: [name] })).rejects.toThrow(
      `\`allowedHosts\` names ${JSON.stringify(name)}`,
    )
  },
)

test('closing ends what is under way, and frees the port', async () => {
  const { api, served, get } = await setup()
  api.fail.next({ delayMs: 600_000, when: { path: '/client' } })
  const waiting = get('/v1/client').then(
    () => 'responded',
    () => 'ended',
  )
  await expect.poll(() => api.requests.length).toBe(1)
  await served.close()
  expect(await waiting).toBe('ended')
  await served.close()
  const again = await serveFrontendApi(api, { port: Number(new URL(served.origin).port) })
  await again.close()
})

test('an occupied port is said to be in use', async () => {
  const { served } = await setup()
  const port = Number(new URL(served.origin).port)
  await expect(serveFrontendApi(createMockFrontendApi(), { port })).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is in use. Stop what listens there, or choose another port.`,
  )
})

test('session tokens are signed by a key that is published where it looks for it', async () => {
  const { get } = await setup()
  for (const path of ['/.well-known/jwks.json', '/v1/.well-known/jwks.json'])
    expect(await (await get(path)).json()).toMatchObject({ keys: [{ kty: 'RSA' }] })
})

test('a user who leaves while the response waits ends the wait', async () => {
  const log: ServedRequest[] = []
  const { api, served } = await setup(createMockFrontendApi(), { onRequest: (entry) => log.push(entry) })
  api.fail.next({ delayMs: 600_000 })
  const asked = request(`${served.origin}/v1/client`).on('error', () => {})
  asked.end()
  await expect.poll(() => api.requests.length).toBe(1)
  asked.destroy()
  await expect.poll(() => log).toMatchObject([{ path: '/v1/client', status: null }])
})

test('the inbox shows what was sent, newest first, and escapes it', async () => {
  const api = createMockFrontendApi({ ...presets.emailLink(), displayConfig: { application_name: '<b>Meadow</b>' } })
  const { served, get } = await setup(api)
  expect(await (await fetch(served.inboxUrl)).text()).toMatch(/>No messages<.*Nothing was sent yet/)
  const { fetch: browserFetch } = api.browser()
  const post = async (path: string, body: Record<string, string>) => {
    const init = { method: 'POST', headers: FORM, body: new URLSearchParams(body).toString() }
    return (await (await browserFetch(`${served.origin}/v1${path}`, init)).json()) as { response: { id: string } }
  }
  const { response } = await post('/client/sign_ups', { email_address: `o'hara&co@example.test` })
  await post(`/client/sign_ups/${response.id}/prepare_verification`, {
    strategy: 'email_link',
    redirect_url: 'http://localhost:3000/?a=1&b=2',
  })
  const page = await (await fetch(served.inboxUrl)).text()
  expect(page).toContain('&lt;b&gt;Meadow&lt;/b&gt;')
  expect(page).toContain('<h2>o&#39;hara&amp;co@example.test</h2>')
  expect(page).toContain(`href="${String(api.outbox[0]?.url).replaceAll('&', '&amp;')}"`)
  expect(page).not.toMatch(/<b>|style=|<style|onclick|<script>/)
  expect(await (await get("/inbox.json?to=O'Hara%26co@example.test")).json()).toEqual({ messages: [api.outbox[0]] })
  expect(await (await get('/inbox.json?to=grace@example.test')).json()).toEqual({ messages: [] })
})
