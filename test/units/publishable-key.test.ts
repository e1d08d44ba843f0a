import { afterEach, expect, test, vi } from 'vitest'
import { createClient, FlowError, isFlowError } from '../../src/index.ts'
import { scriptedServer } from '../support/server.ts'

const keyFor = (text: string, prefix = 'pk_test_'): string => `${prefix}${btoa(text)}`

const hostOf = async (options: Parameters<typeof createClient>[0]): Promise<string> => {
  const server = scriptedServer(() => Response.json({ response: null, client: null }))
  await createClient({ ...options, fetch: server.fetch }).reload()
  return server.seen[0]?.url.host ?? ''
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test.each([
  ['pk_live_Y2xlcmsuY2xlcmsuZGV2JA', 'clerk.clerk.dev'],
  ['pk_test_YS5iJA==', 'a.b'],
  ['  pk_live_Y2xlcmsuY2xlcmsuZGV2JA\n', 'clerk.clerk.dev'],
])('the key %s leads to %s', async (publishableKey, host) => {
  expect(await hostOf({ publishableKey })).toBe(host)
})

test.each([
  ['a secret key', 'sk_test_Y2xlcmsuY2xlcmsuZGV2JA'],
  ['a key of another product', 'pk_prod_Y2xlcmsuY2xlcmsuZGV2JA'],
  ['a key without an ending dollar sign', keyFor('clerk.clerk.dev')],
  ['a key with two dollar signs', keyFor('clerk.clerk.dev$$')],
  ['a key with text after the dollar sign', keyFor('clerk.clerk.dev$x')],
  ['a key without a dot in its host', keyFor('localhost$')],
  ['a key with a fourth part', `${keyFor('clerk.clerk.dev$')}_x`],
  ['a key that is not base64', 'pk_test_%%%%'],
  ['a key without a third part', 'pk_test_'],
  ['a host that hides a path', keyFor('clerk.dev/evil.test$')],
  ['a host that hides a user', keyFor('me@clerk.dev$')],
])('%s is rejected before any request, and not repeated in the message', (_, publishableKey) => {
  const create = (): unknown => createClient({ publishableKey })
  expect(create).toThrow(FlowError)
  try {
    create()
  } catch (error) {
    if (!isFlowError(error)) throw error
    expect(error.code).toBe('invalid_publishable_key')
    const shown = `${error.message} ${JSON.stringify(error)} ${String(error)}`
    expect(shown.replaceAll('pk_test_…', '')).not.toContain(publishableKey)
  }
})

test('a client needs a key, an address or a transport', () => {
  expect(() => createClient({})).toThrow(expect.objectContaining({ code: 'missing_configuration' }))
})

test.each([
  ['https://clerk.example.test', 'clerk.example.test'],
  ['http://localhost:4010', 'localhost:4010'],
  ['http://127.0.0.1:4010/', '127.0.0.1:4010'],
  ['http://app.localhost:4010', 'app.localhost:4010'],
])('the address %s is used', async (frontendApi, host) => {
  expect(await hostOf({ frontendApi })).toBe(host)
})

test.each([
  ['127.0.0.1:4010', 'http://127.0.0.1:4010'],
  ['mock.localhost:4010', 'http://mock.localhost:4010'],
  ['clerk.example.test:4010', 'https://clerk.example.test:4010'],
  ['127.0.0.1.example.test', 'https://127.0.0.1.example.test'],
])('a key of %s leads to %s: plain http stays on this computer', async (host, origin) => {
  const server = scriptedServer(({ url }) =>
    url.pathname === '/v1/dev_browser'
      ? Response.json({ id: 'dvb_1' })
      : Response.json({ response: null, client: null }),
  )
  await createClient({ publishableKey: keyFor(`${host}$`), fetch: server.fetch }).reload()
  expect(new Set(server.seen.map(({ url }) => url.origin))).toEqual(new Set([origin]))
  // A page on another origin gets no cookie of this host: the token is what distinguishes browsers.
  expect(server.seen[0]?.url.pathname === '/v1/dev_browser').toBe(origin.startsWith('http:'))
})

test.each(['http://clerk.example.com', 'ftp://localhost', 'clerk.example.test', 'not an address'])(
  'the address %s is rejected: passwords travel over it',
  (frontendApi) => {
    expect(() => createClient({ frontendApi })).toThrow(expect.objectContaining({ code: 'invalid_option' }))
  },
)

test('a proxy keeps its path', async () => {
  const server = scriptedServer(() => Response.json({ response: null, client: null }))
  await createClient({ proxyUrl: 'https://app.example.test/__clerk/', fetch: server.fetch }).reload()
  expect(server.seen.map(({ url }) => url.origin + url.pathname)).toContain(
    'https://app.example.test/__clerk/v1/client',
  )
})

test('a proxy without a scheme is rejected', () => {
  expect(() => createClient({ proxyUrl: 'app.example.test' })).toThrow(
    expect.objectContaining({ code: 'invalid_option' }),
  )
})

test('a domain replaces the host of a production key only', async () => {
  const domain = 'https://accounts.other.test'
  expect(await hostOf({ publishableKey: 'pk_live_Y2xlcmsuY2xlcmsuZGV2JA', domain })).toBe('accounts.other.test')
  expect(await hostOf({ publishableKey: 'pk_test_Y2xlcmsuY2xlcmsuZGV2JA', domain })).toBe('clerk.clerk.dev')
})

test.each([
  ['app-git-main.vercel.app', 'pk_live_', 'https://app-git-main.vercel.app/__clerk/v1/client'],
  ['app-git-main.vercel.app', 'pk_test_', 'https://clerk.example.test/v1/client'],
  ['app.example.test', 'pk_live_', 'https://clerk.example.test/v1/client'],
])('a page on %s with a key %s sends to %s: a preview deployment is its own proxy', async (page, prefix, address) => {
  vi.stubGlobal('location', new URL(`https://${page}/sign-up`))
  const server = scriptedServer(() => Response.json({ response: null, client: null }))
  await createClient({ publishableKey: keyFor('clerk.example.test$', prefix), fetch: server.fetch }).reload()
  expect(server.seen.map(({ url }) => url.origin + url.pathname)).toContain(address)
  expect(new Set(server.seen.map(({ url }) => url.origin))).toEqual(new Set([new URL(address).origin]))
})

test.each([0, -1, Number.NaN])('a time-out of %s is rejected', (timeout) => {
  expect(() => createClient({ frontendApi: 'https://a.test', timeout })).toThrow(
    expect.objectContaining({ code: 'invalid_option' }),
  )
})

test.each([
  'http://10.0.2.2:4010',
  'http://10.255.255.255',
  'http://172.16.0.1',
  'http://172.31.255.1:80',
  'http://192.168.1.5:4010',
  'http://169.254.1.1',
  'http://[::1]:4010',
  'http://[fe80::1]:4010',
  'http://[febf::1]',
  'http://[fc00::1]',
  'http://[fd12:3456::1]:4010',
  'http://laptop.local:4010',
  'http://api.internal',
  'http://app.test',
  'http://mock:4010',
  'http://my_service',
  'http://host.docker.internal:4010',
  'http://2130706433',
])('plain http is good enough for %s, whichever option names it', async (address) => {
  const { host } = new URL(address)
  expect(await hostOf({ frontendApi: address })).toBe(host)
  expect(await hostOf({ proxyUrl: `${address}/__clerk` })).toBe(host)
})

test.each([
  'http://172.15.0.1',
  'http://172.32.0.1',
  'http://11.0.0.1',
  'http://192.169.0.1',
  'http://169.253.0.1',
  'http://10.0.0.1.example.com',
  'http://local.example.com',
  'http://mylocal.com',
  'http://localhost.example.com',
  'http://[fec0::1]',
  'http://[2001:db8::1]',
  'http://134744072',
])('plain http to %s is rejected, and the message names the way out', (address) => {
  for (const options of [{ frontendApi: address }, { proxyUrl: address }]) {
    expect(() => createClient(options)).toThrow(
      expect.objectContaining({ code: 'invalid_option', message: expect.stringMatching(/https.*proxyUrl.*transport/) }),
    )
  }
})

const proxied = { publishableKey: 'pk_live_Y2xlcmsuY2xlcmsuZGV2JA', proxyUrl: '/__clerk', retry: { limit: 0 } }

test('a client of a relative proxy can be made where there is no page; its requests say what is missing', async () => {
  const server = scriptedServer(() => Response.json({ response: null, client: null }))
  const client = createClient({ ...proxied, fetch: server.fetch })
  expect(client.signUp.$nextStep.get()).toEqual({ type: 'start' })
  await expect(client.reload()).rejects.toMatchObject({ code: 'invalid_option' })
  expect(server.seen).toHaveLength(0)

  vi.stubGlobal('location', new URL('https://app.example.com/sign-up?a=b'))
  await client.reload()
  expect(server.seen.map(({ url }) => url.origin + url.pathname)).toContain('https://app.example.com/__clerk/v1/client')
})

test.each([
  ['//other.example.com/__clerk', 'http://app.example.com/'],
  ['/__clerk', 'capacitor://localhost/'],
  ['/__clerk', 'about:srcdoc'],
])('the proxy %s is invalid for the page %s', async (proxyUrl, page) => {
  vi.stubGlobal('location', new URL(page))
  const server = scriptedServer(() => Response.json({ response: null, client: null }))
  const client = createClient({ ...proxied, proxyUrl, fetch: server.fetch })
  await expect(client.reload()).rejects.toMatchObject({ code: 'invalid_option' })
  expect(server.seen).toHaveLength(0)
})

test.each(['1000', Number.NEGATIVE_INFINITY, null, {}])('a time-out of %j is rejected', (timeout) => {
  expect(() => createClient({ frontendApi: 'https://a.test', timeout: timeout as number })).toThrow(
    expect.objectContaining({ code: 'invalid_option' }),
  )
})

test.each([{ limit: -1 }, { limit: Number.NaN }, { limit: '3' }, { delay: 100 }])(
  'repetitions as %j are rejected',
  (retry) => {
    expect(() => createClient({ frontendApi: 'https://a.test', retry: retry as object })).toThrow(
      expect.objectContaining({ code: 'invalid_option' }),
    )
  },
)
