import { afterEach, expect, test, vi } from 'vitest'
import { kyTransport } from '../../src/index.ts'
import { errorJSON } from '../support/json.ts'
import { type ScriptedServer, type SeenRequest, scriptedServer } from '../support/server.ts'

const KEY = `pk_test_${btoa('happy-koala-42.clerk.accounts.dev$')}`

/** A page with an address and a cookie jar. */
const openPage = (href: string, cookies: Record<string, string> = {}): Record<string, string> => {
  const jar = { ...cookies }
  const location = new URL(href)
  vi.stubGlobal('location', location)
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: unknown, _title: string, url: URL) => {
      location.href = String(url)
    },
  })
  vi.stubGlobal('document', {
    get cookie(): string {
      return Object.entries(jar)
        .map(([name, value]) => `${name}=${value}`)
        .join('; ')
    },
    set cookie(text: string) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? []
      if (text.includes('Max-Age=0')) delete jar[name]
      else jar[name] = value
    },
  })
  return jar
}

afterEach(() => {
  vi.unstubAllGlobals()
})

const tokenOf = ({ url }: SeenRequest): string | null => url.searchParams.get('__clerk_db_jwt')

/** Hands out `dvb_1`, `dvb_2` …, and everything else goes to `respond`. */
const developmentServer = (respond: (request: SeenRequest) => Response = () => Response.json({})): ScriptedServer => {
  let issued = 0
  return scriptedServer((request) => {
    if (!request.url.pathname.endsWith('/dev_browser')) return respond(request)
    issued += 1
    return Response.json({ id: `dvb_${issued}` })
  })
}

const connect = (server: ScriptedServer, publishableKey = KEY) => kyTransport({ publishableKey, fetch: server.fetch })
const readClient = { method: 'GET', path: '/client' } as const

test('a development instance is asked for a token once, and every request carries it', async () => {
  const server = developmentServer()
  const transport = connect(server)
  await Promise.all([transport(readClient), transport(readClient)])
  await transport(readClient)
  expect(server.seen.map(({ url }) => url.pathname)).toEqual([
    '/v1/dev_browser',
    '/v1/client',
    '/v1/client',
    '/v1/client',
  ])
  expect(server.seen.map(tokenOf)).toEqual([null, 'dvb_1', 'dvb_1', 'dvb_1'])
})

test.each([
  ['a live key', 'pk_live_Y2xlcmsuY2xlcmsuZGV2JA'],
  ['a test key of a host of its own', 'pk_test_Y2xlcmsuY2xlcmsuZGV2JA'],
])('%s needs no token', async (_, publishableKey) => {
  const server = developmentServer()
  await connect(server, publishableKey)(readClient)
  expect(server.seen.map(tokenOf)).toEqual([null])
})

test('the token is kept in cookies, one of them named after the key', async () => {
  const key = 'pk_test_ZW5vdWdoLWFscGFjYS04Mi5jbGVyay5hY2NvdW50cy5sY2xjbGVyay5jb20k'
  const jar = openPage('https://app.example.test/')
  await connect(developmentServer(), key)(readClient)
  expect(jar).toEqual({ __clerk_db_jwt: 'dvb_1', __clerk_db_jwt_jtYvyt_H: 'dvb_1' })
})

test('a page that was left goes on with the token of its cookie', async () => {
  openPage('https://app.example.test/', { __clerk_db_jwt: 'dvb_kept' })
  const server = developmentServer()
  await connect(server)(readClient)
  expect(server.seen.map(tokenOf)).toEqual(['dvb_kept'])
})

test('a token in the address wins, and leaves the address bar', async () => {
  const jar = openPage('https://app.example.test/a?x=1&__clerk_db_jwt=dvb_given', { __clerk_db_jwt: 'dvb_kept' })
  const server = developmentServer()
  await connect(server)(readClient)
  expect(server.seen.map(tokenOf)).toEqual(['dvb_given'])
  expect(location.href).toBe('https://app.example.test/a?x=1')
  expect(jar.__clerk_db_jwt).toBe('dvb_given')
})

test('the server can rotate the token', async () => {
  const server = developmentServer(() => Response.json({}, { headers: { 'Clerk-Db-Jwt': 'dvb_rotated' } }))
  const transport = connect(server)
  await transport(readClient)
  await transport(readClient)
  expect(server.seen.map(tokenOf)).toEqual([null, 'dvb_1', 'dvb_rotated'])
})

test('a token that the server forgot is replaced, and the failed call sent once more (F26)', async () => {
  const server = developmentServer((request) =>
    tokenOf(request) === 'dvb_2'
      ? Response.json({ ok: true })
      : Response.json(errorJSON('dev_browser_unauthenticated'), { status: 401 }),
  )
  const response = await connect(server)({ method: 'POST', path: '/client/sign_ups', body: { firstName: 'Ada' } })
  expect(response).toMatchObject({ status: 200, body: { ok: true } })
  expect(server.seen.map(({ body }) => body)).toEqual(['', 'first_name=Ada', '', 'first_name=Ada'])
})

test('a server that never knows the token is not asked for ever', async () => {
  const server = developmentServer(() => Response.json(errorJSON('dev_browser_unauthenticated'), { status: 401 }))
  expect(await connect(server)(readClient)).toMatchObject({ status: 401 })
  expect(server.seen).toHaveLength(4)
})

test('what the server says against a token is the error of the call', async () => {
  const server = scriptedServer(() => Response.json(errorJSON('url_based_session_syncing_disabled'), { status: 400 }))
  await expect(connect(server)(readClient)).rejects.toMatchObject({
    kind: 'api',
    errors: [{ code: 'url_based_session_syncing_disabled' }],
  })
})

test('a token endpoint without a token is an invalid response', async () => {
  const server = scriptedServer(() => Response.json({}))
  await expect(connect(server)(readClient)).rejects.toMatchObject({ code: 'invalid_response' })
})

test.each(['a;b=c', 'a%3Bb', '100%', 'a b=ü'])('a token such as %s survives its cookie', async (id) => {
  const jar = openPage('https://app.example.test/')
  const server = scriptedServer(({ url }) => Response.json(url.pathname.endsWith('/dev_browser') ? { id } : {}))
  await connect(server)(readClient)
  await connect(server)(readClient)
  expect(server.seen.map(tokenOf)).toEqual([null, id, id])
  expect(jar.__clerk_db_jwt).not.toMatch(/[; ]/)
})

/** A frame that may not do what pages do: each of these throws there. */
const openSandbox = (href: string): void => {
  const forbidden = (): never => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('location', new URL(href))
  vi.stubGlobal('history', { state: null, replaceState: forbidden })
  vi.stubGlobal('document', Object.defineProperty({}, 'cookie', { get: forbidden, set: forbidden }))
}

test.each(['https://app.example.test/', 'about:srcdoc', 'about:blank', 'data:text/html,hi'])(
  'in a frame at %s without cookies the token lasts as long as the page',
  async (href) => {
    openSandbox(href)
    const server = developmentServer()
    const transport = connect(server)
    await transport(readClient)
    await transport(readClient)
    expect(server.seen.map(tokenOf)).toEqual([null, 'dvb_1', 'dvb_1'])
  },
)

test('a token in an address that cannot be changed is used, and not used again when the server has forgotten it', async () => {
  openSandbox('https://app.example.test/?__clerk_db_jwt=dvb_given')
  const server = developmentServer((request) =>
    tokenOf(request) === 'dvb_given'
      ? Response.json(errorJSON('dev_browser_unauthenticated'), { status: 401 })
      : Response.json({ ok: true }),
  )
  expect(await connect(server)(readClient)).toMatchObject({ body: { ok: true } })
  expect(server.seen.map(tokenOf)).toEqual(['dvb_given', null, 'dvb_1'])
})

test.each(['%E0%A4%A', '%', '%zz'])('a cookie such as %s, which cannot be decoded, counts as absent', async (value) => {
  openPage('https://app.example.test/', { __clerk_db_jwt: value })
  const server = developmentServer()
  await connect(server)(readClient)
  expect(server.seen.map(tokenOf)).toEqual([null, 'dvb_1'])
})
