import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi, presets } from '../../src/testing/index.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const PAGE = 'https://app.example.test'

const setup = (options = presets.emailCode()) => {
  const api = createMockFrontendApi(options)
  const request = (path: string, init?: RequestInit) => api.fetch(new Request(`${api.origin}${path}`, init))
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    request(path, { method: 'POST', body, headers: { ...FORM, ...headers } })
  return { api, request, post }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''

test('a whole sign-up over HTTP, with the cookie that the first response sets', async () => {
  const { api, post } = setup()
  const created = await post('/v1/client/sign_ups?__clerk_api_version=2026-08-20', 'email_address=ada%40example.test')
  expect(created.headers.get('set-cookie')).toMatch(
    /^__client=client_\w+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
  )
  const cookie = cookieOf(created)
  const { response } = (await created.json()) as { response: { id: string } }

  const path = `/v1/client/sign_ups/${response.id}`
  const prepared = await post(`${path}/prepare_verification`, 'strategy=email_code', { cookie: `a=b; ${cookie}` })
  expect(prepared.headers.has('set-cookie')).toBe(false)
  const { code } = api.outbox.last('ada@example.test')
  const attempted = await post(`${path}/attempt_verification`, `strategy=email_code&code=${code}`, { cookie })
  expect(await attempted.json()).toMatchObject({ response: { status: 'complete' }, client: { sign_up: null } })
})

test('it stands in for the global fetch', async () => {
  const api = createMockFrontendApi({ ...presets.emailCode(), clients: 'dev_browser' })
  vi.stubGlobal('fetch', api.fetch)
  const { signUp } = createClient({ publishableKey: api.publishableKey })
  await signUp.create({ emailAddress: 'ada@example.test' })
  expect(api.requests.map(({ method, path }) => `${method} ${path}`)).toContain('POST /client/sign_ups')
})

test('it takes a URL with what fetch takes, and a request with what a server adds', async () => {
  const { api } = setup()
  const url = new URL('/v1/environment', api.origin)
  const method = async (...parameters: Parameters<typeof api.fetch>) => {
    await api.fetch(...parameters)
    return api.requests.at(-1)?.method
  }
  expect(await method(url)).toBe('GET')
  expect(await method(url.href, { method: 'PATCH' })).toBe('PATCH')
  expect(await method(new Request(url), { method: 'PATCH' })).toBe('GET')
})

test('the cookie is not marked secure on plain http', async () => {
  const { api } = setup()
  const init = { method: 'POST', body: 'email_address=ada%40example.test', headers: FORM }
  const response = await api.fetch(new Request('http://localhost:4010/v1/client/sign_ups', init))
  expect(response.headers.get('set-cookie')).not.toContain('Secure')
})

test('a method travels in the query of a POST', async () => {
  const { api } = setup()
  const { fetch } = api.browser()
  const url = `${api.origin}/v1/client/sign_ups`
  const created = await fetch(url, { method: 'POST', body: 'email_address=ada%40example.test', headers: FORM })
  const { response } = (await created.json()) as { response: { id: string } }
  const body = 'email_address=grace%40example.test'
  const updated = await fetch(`${url}/${response.id}?_method=PATCH`, { method: 'POST', body, headers: FORM })
  expect(await updated.json()).toMatchObject({ response: { email_address: 'grace@example.test' } })
  expect(api.requests.at(-1)).toMatchObject({
    method: 'PATCH',
    search: {},
    body: { email_address: 'grace@example.test' },
  })
})

test('a proxy path in front of the version is no part of the address', async () => {
  const { request } = setup()
  expect((await request('/__clerk/v1/environment')).status).toBe(200)
})

test('the environment is not wrapped, and says what the settings say', async () => {
  const { api, request } = setup()
  for (const response of [request('/v1/environment'), request('/v1/environment?_method=PATCH', { method: 'POST' })]) {
    const environment = await (await response).json()
    expect(environment).toEqual(api.environment)
    expect(environment).toMatchObject({ user_settings: { attributes: api.settings.attributes } })
  }
})

test.each([
  ['GET', '/v1/nowhere', 404, 'resource_not_found'],
  ['GET', '/', 404, 'resource_not_found'],
  ['GET', '/v1/client/sign_ups/%E0%A4%A', 404, 'resource_not_found'],
  ['DELETE', '/v1/environment', 405, 'method_not_allowed'],
  ['GET', '/v1/client/sign_ups', 405, 'method_not_allowed'],
])('%s %s gets %i and an error envelope', async (method, path, status, code) => {
  const { request } = setup()
  const response = await request(path, { method })
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({
    errors: [{ code }],
    clerk_trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
})

test('a body that is no form is rejected, and logged', async () => {
  const { api, request } = setup()
  const response = await request('/v1/client/sign_ups', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect(response.status).toBe(415)
  expect(api.requests).toMatchObject([{ path: '/client/sign_ups', body: null, status: 415 }])
})

test('a page on another origin may read the response and send cookies', async () => {
  const { api, request } = setup()
  const { headers } = await request('/v1/client', { headers: { origin: PAGE } })
  expect(headers.get('access-control-allow-origin')).toBe(PAGE)
  expect(headers.get('access-control-allow-credentials')).toBe('true')
  expect(headers.get('access-control-expose-headers')).toBe('Clerk-Db-Jwt, Retry-After, x-country')
  expect(
    (await request('/v1/client', { headers: { origin: api.origin } })).headers.has('access-control-allow-origin'),
  ).toBe(false)
  expect((await request('/v1/nowhere', { headers: { origin: PAGE } })).headers.get('access-control-allow-origin')).toBe(
    PAGE,
  )
})

test('a preflight has a response and is no request', async () => {
  const { api, request } = setup()
  const headers = { origin: PAGE, 'access-control-request-headers': 'x-trace' }
  const response = await request('/v1/client', { method: 'OPTIONS', headers })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-headers')).toBe('x-trace')
  expect(api.requests).toEqual([])
})

test('every response says that it comes from the mock', async () => {
  const { request } = setup()
  for (const path of ['/v1/environment', '/v1/nowhere', '/.well-known/jwks.json', '/v1/.well-known/jwks.json'])
    expect((await request(path)).headers.get('x-mock-frontend-api')).toBe('1')
})

test('the log shows what arrived, without the password', async () => {
  const { api, post } = setup(presets.emailCodeAndPassword())
  await post('/v1/client/sign_ups?a=1', 'email_address=ada%40example.test&password=correct+horse+42&x=1&x=2')
  expect(api.requests).toEqual([
    {
      method: 'POST',
      path: '/client/sign_ups',
      search: { a: '1' },
      body: { email_address: 'ada@example.test', password: '[redacted]', x: ['1', '2'] },
      at: api.clock.now(),
      status: 422,
    },
  ])
  expect(JSON.stringify(api.snapshot())).not.toContain('correct horse')
})

test('a transport and a fetch of one browser share its client', async () => {
  const { api } = setup()
  const { fetch, transport } = api.browser()
  await transport({ method: 'POST', path: '/client/sign_ups', body: { emailAddress: 'ada@example.test' } })
  const response = await fetch(`${api.origin}/v1/client`)
  expect(await response.json()).toMatchObject({ response: { sign_up: { email_address: 'ada@example.test' } } })
})

test('a key and an origin are there to give to a client', () => {
  const { api } = setup()
  expect(api.publishableKey).toMatch(/^pk_test_[A-Za-z0-9+/]+$/)
  expect(atob(api.publishableKey.slice('pk_test_'.length))).toBe('mock.clerk.accounts.dev$')
  expect(new URL(api.origin).origin).toBe(api.origin)
})
