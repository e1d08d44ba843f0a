import { inspect } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fetchTransport } from '../../src/core.ts'
import { createClient, type FrontendApiTransport, type HttpTransportOptions, kyTransport } from '../../src/index.ts'
import { connectionFailed, type ScriptedServer, scriptedServer } from '../support/server.ts'

const make = (
  create: (options: HttpTransportOptions) => FrontendApiTransport,
  server: ScriptedServer,
  options: HttpTransportOptions = {},
): FrontendApiTransport =>
  create({ frontendApi: 'https://clerk.example.test', fetch: server.fetch, retry: { delay: () => 0 }, ...options })

const TRANSPORTS = [
  ['ky', kyTransport],
  ['fetch', fetchTransport],
] as const

const never = (): Promise<never> => new Promise(() => {})

test.each(TRANSPORTS)('%s: a write is a simple POST with the method in the query', async (_, create) => {
  const server = scriptedServer(() => Response.json({ ok: true }))
  await make(
    create,
    server,
  )({ method: 'PATCH', path: '/client/sign_ups/sua_1', body: { firstName: 'Ada', lastName: null } })
  const [request] = server.seen
  expect(request).toMatchObject({ method: 'POST', body: 'first_name=Ada&last_name=', credentials: 'include' })
  expect([...(request?.headers.keys() ?? [])]).toEqual(['content-type'])
  expect(request?.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
  expect(Object.fromEntries(request?.url.searchParams ?? [])).toMatchObject({
    __clerk_api_version: '2026-08-20',
    _method: 'PATCH',
  })
})

test.each(TRANSPORTS)('%s: a GET carries no header and its parameters first', async (_, create) => {
  const server = scriptedServer(() => Response.json({}))
  await make(create, server)({ method: 'GET', path: '/client', search: { rotatingTokenNonce: 'a,b' } })
  const [request] = server.seen
  expect([...(request?.headers.keys() ?? [])].filter((name) => name !== 'accept')).toEqual([])
  expect([...(request?.url.searchParams ?? [])][0]).toEqual(['rotating_token_nonce', 'a,b'])
})

test.each(TRANSPORTS)('%s: a body is JSON, text or nothing, whatever the status', async (_, create) => {
  const responses = ['{"a":1}', '<h1>Bad gateway</h1>', '{"half":', '']
  const server = scriptedServer(
    (_request, index) => new Response(responses[index], { status: index === 1 ? 502 : 200 }),
  )
  const transport = make(create, server)
  const bodies: unknown[] = []
  for (const _response of responses) {
    const { status, body } = await transport({ method: 'POST', path: '/client' })
    bodies.push([status, body])
  }
  expect(bodies).toEqual([
    [200, { a: 1 }],
    [502, '<h1>Bad gateway</h1>'],
    [200, '{"half":'],
    [200, null],
  ])
})

test.each(TRANSPORTS)('%s: a GET is repeated three times, and says which time it is', async (_, create) => {
  const server = scriptedServer(connectionFailed)
  await expect(make(create, server)({ method: 'GET', path: '/client' })).rejects.toMatchObject({
    kind: 'network',
    code: 'network_error',
    retryable: true,
  })
  expect(server.seen.map(({ url }) => url.searchParams.get('_clerk_retry_attempt'))).toEqual([null, '1', '2', '3'])
})

test.each(TRANSPORTS)('%s: a write is never repeated', async (_, create) => {
  const server = scriptedServer(connectionFailed)
  await expect(make(create, server)({ method: 'POST', path: '/client/sign_ups' })).rejects.toMatchObject({
    code: 'network_error',
  })
  expect(server.seen).toHaveLength(1)
})

test.each(TRANSPORTS)('%s: a rejected GET is not repeated', async (_, create) => {
  const server = scriptedServer(() => Response.json({ errors: [] }, { status: 503, headers: { 'retry-after': '0' } }))
  expect(await make(create, server)({ method: 'GET', path: '/client' })).toMatchObject({ status: 503 })
  expect(server.seen).toHaveLength(1)
})

test.each(TRANSPORTS)('%s: the failure of a network names no query and no value (F19)', async (_, create) => {
  const transport = make(create, scriptedServer(connectionFailed))
  const error: Error = await transport({ method: 'POST', path: '/client', body: { password: 'hunter2' } }).then(
    () => expect.unreachable(),
    (reason) => reason,
  )
  expect(error.message).toContain('POST /client')
  expect(`${error.message}${JSON.stringify(error)}`).not.toMatch(/hunter2|\?|__clerk/)
})

test.each(TRANSPORTS)('%s: a body that never ends is a time-out too', async (_, create) => {
  vi.useFakeTimers()
  const stalled = (): Response =>
    new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) }))
  const transport = make(create, scriptedServer(stalled), { timeout: 1_000 })
  const outcome = expect(transport({ method: 'POST', path: '/client' })).rejects.toMatchObject({ code: 'timeout' })
  await vi.advanceTimersByTimeAsync(1_000)
  await outcome
  vi.useRealTimers()
})

test.each(TRANSPORTS)('%s: the caller can end a request, and one that has not begun', async (_, create) => {
  const server = scriptedServer(never)
  const transport = make(create, server)
  const controller = new AbortController()
  const outcome = expect(transport({ method: 'POST', path: '/client', signal: controller.signal })).rejects.toBe(
    'enough',
  )
  controller.abort('enough')
  await outcome
  await expect(transport({ method: 'POST', path: '/client', signal: controller.signal })).rejects.toBe('enough')
  expect(server.seen.length).toBeLessThanOrEqual(1)
})

test.each(TRANSPORTS)('%s: without a network the error says so', async (_, create) => {
  vi.stubGlobal('navigator', { onLine: false })
  const transport = make(create, scriptedServer(connectionFailed))
  await expect(transport({ method: 'POST', path: '/client' })).rejects.toMatchObject({ code: 'offline' })
  vi.unstubAllGlobals()
})

test.each(TRANSPORTS)('%s: repetitions are events, without the query', async (_, create) => {
  const onEvent = vi.fn()
  const server = scriptedServer((_request, index) => (index === 0 ? connectionFailed() : Response.json({})))
  await make(create, server, { onEvent })({ method: 'GET', path: '/client' })
  expect(onEvent).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ type: 'retry', method: 'GET', path: '/v1/client', attempt: 1 }),
  )
})

/** What a browser or a library may throw: with the whole request in it. */
const talkative = (): never => {
  const url = 'https://clerk.example.test/v1/client?__clerk_db_jwt=dvb_secret&x=1#token=secret'
  throw Object.assign(new TypeError(`Failed to fetch ${url}`, { cause: new Error(`connect ${url}`) }), {
    request: new Request(url),
    code: 'ECONNREFUSED',
    config: { data: 'password=hunter2' },
  })
}

/** Everything that an error shows in a log. */
const shown = (error: unknown): string => inspect(error, { depth: 9, showHidden: true })

test.each(TRANSPORTS)(
  '%s: the cause of a failure is named, without queries and without the request',
  async (_, create) => {
    const error: Error = await make(
      create,
      scriptedServer(talkative),
    )({ method: 'POST', path: '/client' }).then(
      () => expect.unreachable(),
      (reason) => reason,
    )
    expect(error.cause).toMatchObject({
      name: 'TypeError',
      message: 'Failed to fetch https://clerk.example.test/v1/client',
      code: 'ECONNREFUSED',
      cause: { message: 'connect https://clerk.example.test/v1/client' },
    })
    expect(shown(error)).not.toMatch(/secret|hunter2/)
  },
)

test.each([
  () => talkative(),
  () => {
    throw 'GET https://clerk.example.test/v1/client?__clerk_db_jwt=dvb_secret'
  },
  () => {
    throw { url: '/v1/client?__clerk_db_jwt=dvb_secret' }
  },
])('what a transport of its own throws shows no secret', async (fail) => {
  const { error } = await createClient({ transport: async () => fail() }).signUp.future.create({})
  expect(error).toMatchObject({ code: 'unexpected' })
  expect(shown(error)).not.toMatch(/secret|hunter2/)
})

test('the beginning of a page that came in place of JSON shows no query', async () => {
  const server = scriptedServer(() => new Response('<p>No <a href="/v1/client?__clerk_db_jwt=dvb_secret">page</a>'))
  const error: Error = await createClient({ frontendApi: 'https://clerk.example.test', fetch: server.fetch })
    .reload()
    .then(
      () => expect.unreachable(),
      (reason) => reason,
    )
  expect(error).toMatchObject({ code: 'invalid_response', excerpt: '<p>No <a href="/v1/client">page</a>' })
  expect(shown(error)).not.toContain('secret')
})

describe('a request that may have been blocked', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const messageOf = async (
    create: (typeof TRANSPORTS)[number][1],
    page: string | null,
    frontendApi: string,
  ): Promise<string> => {
    if (page !== null) vi.stubGlobal('location', new URL(page))
    const transport = make(create, scriptedServer(connectionFailed), { frontendApi })
    const error: Error = await transport({ method: 'POST', path: '/client', body: { password: 'hunter2' } }).then(
      () => expect.unreachable(),
      (reason) => reason,
    )
    expect(error).toMatchObject({ code: 'network_error', retryable: true })
    expect(error.message).not.toMatch(/[?=]|hunter2|page-secret/)
    return error.message
  }

  test.each(TRANSPORTS)('%s: in a page, the message says what to look at', async (_, create) => {
    const message = await messageOf(create, 'https://app.example.com/a?t=page-secret', 'https://clerk.example.com')
    for (const part of ['clerk.example.com', '`connect-src`', 'https://clerk.example.com', 'https://app.example.com']) {
      expect(message).toContain(part)
    }
    expect(message).not.toContain('mixed content')
  })

  test.each(TRANSPORTS)('%s: plain http from a page of https is named as mixed content', async (_, create) => {
    expect(await messageOf(create, 'https://app.example.com/', 'http://192.168.1.5:4010')).toContain('mixed content')
  })

  test.each(TRANSPORTS)('%s: a page of an extension is named by its own origin', async (_, create) => {
    const message = await messageOf(create, 'chrome-extension://abc/popup.html', 'https://clerk.example.com')
    expect(message).toContain('chrome-extension://abc.')
  })

  test.each(TRANSPORTS)('%s: where there is no page, nothing is said of pages', async (_, create) => {
    const message = await messageOf(create, null, 'https://clerk.example.com')
    expect(message).toContain('clerk.example.com')
    expect(message).not.toMatch(/page|origin|connect-src/)
  })
})
