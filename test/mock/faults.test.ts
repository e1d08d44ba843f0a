import { expect, onTestFinished, test, vi } from 'vitest'
import { isNetworkError } from '../../src/errors.ts'
import { paths } from '../../src/shapes/paths.ts'
import { presets } from '../../src/testing/index.ts'
import { setup as setupBrowser } from './setup.ts'

const CREATE = { method: 'POST', path: paths.signUps, body: { emailAddress: 'ada@example.test' } } as const

const setup = () => {
  const mock = setupBrowser(presets.emailCode())
  const fetched = (init?: RequestInit) => mock.api.fetch(new Request(`${mock.api.origin}/v1/client`, init))
  return { ...mock, fetched, send: () => mock.transport(CREATE) }
}

test('the next request is rejected, and only that one', async () => {
  const { api, send } = setup()
  api.fail.next({
    status: 422,
    code: 'form_identifier_exists',
    message: 'Taken.',
    meta: { param_name: 'email_address' },
  })
  expect(await send()).toMatchObject({
    status: 422,
    body: {
      errors: [
        {
          code: 'form_identifier_exists',
          message: 'Taken.',
          long_message: 'Taken.',
          meta: { param_name: 'email_address' },
        },
      ],
      clerk_trace_id: expect.any(String),
    },
  })
  expect((await send()).status).toBe(200)
})

test.each([
  [401, 'authentication_invalid'],
  [403, 'sign_up_mode_restricted'],
  [404, 'resource_not_found'],
  [429, 'too_many_requests'],
  [500, 'internal_clerk_error'],
  [503, 'internal_clerk_error'],
])('a status of %i comes with the code %s', async (status, code) => {
  const { api, send } = setup()
  api.fail.next({ status })
  expect(await send()).toMatchObject({ status, body: { errors: [{ code }] } })
})

test.each([
  [{ code: 'verification_expired' }, 400, 'verification_expired'],
  [{ code: 'device_blocked' }, 422, 'device_blocked'],
  [{ status: 400, code: 'device_blocked' }, 400, 'device_blocked'],
])('%o is an error response with any code', async (fault, status, code) => {
  const { api, send } = setup()
  api.fail.next(fault)
  expect(await send()).toMatchObject({ status, body: { errors: [{ code, message: expect.any(String) }] } })
})

test('an error response may say when to come back', async () => {
  const { api, send } = setup()
  api.fail.next({ status: 429, headers: { 'retry-after': '30' } })
  expect((await send()).headers.get('retry-after')).toBe('30')
})

test('a proxy responds with a page', async () => {
  const { api, send, fetched } = setup()
  api.fail.when({}, { html: true })
  const { status, headers, body } = await send()
  expect({ status, type: headers.get('content-type') }).toEqual({ status: 502, type: 'text/html' })
  expect(body).toContain('<!doctype html>')
  expect(await (await fetched()).text()).toBe(body)
})

test('half a JSON arrives, although the server did its work', async () => {
  const { api, send, client } = setup()
  api.fail.next({ truncated: true })
  const { status, body } = await send()
  expect(status).toBe(200)
  expect(() => JSON.parse(String(body))).toThrow(SyntaxError)
  expect(await client()).toMatchObject({ sign_up: { email_address: 'ada@example.test' } })
})

test('a response may have another body, or none', async () => {
  const { api, send, fetched } = setup()
  api.fail.next({ body: { response: { id: 'sua_1' } } })
  api.fail.next({ body: null, status: 500 })
  api.fail.next({ empty: true })
  api.fail.next({ empty: true, status: 200 })
  expect(await send()).toMatchObject({ status: 200, body: { response: { id: 'sua_1' } } })
  expect(await send()).toMatchObject({ status: 500, body: null })
  expect(await send()).toMatchObject({ status: 204, body: null })
  const response = await fetched()
  expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: '' })
})

test('a dropped connection is what a browser, and what a transport, makes of it', async () => {
  const { api, send, fetched, client } = setup()
  api.fail.next({ networkError: true })
  await expect(fetched()).rejects.toThrow(TypeError)
  api.fail.next({ networkError: true })
  const error = await send().catch((cause: unknown) => cause)
  expect(isNetworkError(error)).toBe(true)
  expect(error).toMatchObject({ code: 'network_error', retryable: true })
  expect(await client()).toBeNull()
  expect(api.requests.map(({ status }) => status)).toEqual([null, null, 200])
})

test('only the response of a request that was handled is lost', async () => {
  const { api, send, client } = setup()
  api.fail.next({ networkError: true, handled: true })
  await expect(send()).rejects.toThrow('dropped')
  expect(await client()).toMatchObject({ sign_up: { email_address: 'ada@example.test' } })
})

test.each([
  [{ method: 'POST' }, true],
  [{ method: 'post', path: '/client/sign_ups' }, true],
  [{ path: /sign_ups$/ }, true],
  [{ path: /sign_ups/g }, true],
  [{ path: '/client' }, false],
  [{ method: 'PATCH' }, false],
  [() => true, true],
])('requests that match %o fail until that is cleared', async (match, fails) => {
  const { api, send } = setup()
  api.fail.when(match, { status: 500 })
  for (let index = 0; index < 3; index += 1) expect((await send()).status).toBe(fails ? 500 : 200)
  api.fail.clear()
  expect((await send()).status).toBe(200)
})

test('the next request that matches fails, not one before it', async () => {
  const { api, send, client } = setup()
  api.fail.next({ status: 500, when: ({ body }) => body !== null })
  expect(await client()).toBeNull()
  expect((await send()).status).toBe(500)
  expect((await send()).status).toBe(200)
})

test('a response is held until it is let go, as it was when the request was handled', async () => {
  const { api, create, update, transport } = setup()
  const { id } = await create({ emailAddress: 'ada@example.test' })
  const held = api.fail.hold({ method: 'GET' })
  let isOver = false
  const response = transport({ method: 'GET', path: paths.signUp(id) }).finally(() => {
    isOver = true
  })
  await held.arrived
  await update(id, { emailAddress: 'grace@example.test' })
  expect(isOver).toBe(false)
  held.release()
  expect((await response).body).toMatchObject({ response: { email_address: 'ada@example.test' } })
  expect((await transport({ method: 'GET', path: paths.signUp(id) })).status).toBe(200)
})

test('a delayed response goes out when the clock is advanced over it', async () => {
  const { api, send } = setup()
  api.fail.next({ delayMs: 3_600_000 })
  const response = send()
  api.clock.advance(3_600_000)
  expect((await response).status).toBe(200)
})

test('a short delay passes by itself', async () => {
  const { api, send } = setup()
  api.fail.next({ delayMs: 1 })
  expect((await send()).status).toBe(200)
})

test('a caller may give up waiting, also before the request is sent', async () => {
  const { api, transport, fetched } = setup()
  const reason = new Error('Enough.')
  const held = api.fail.hold()
  const controller = new AbortController()
  const { signal } = controller
  const responses = [transport({ ...CREATE, signal }), fetched({ signal })]
  await held.arrived
  controller.abort(reason)
  for (const response of responses) await expect(response).rejects.toBe(reason)
  await expect(transport({ ...CREATE, signal })).rejects.toBe(reason)
  expect(api.requests).toHaveLength(2)
})

test('clearing lets held and delayed responses go', async () => {
  const { api, send } = setup()
  const held = api.fail.hold()
  api.fail.next({ delayMs: 3_600_000 })
  const responses = [send(), send()]
  await held.arrived
  api.fail.clear()
  expect((await Promise.all(responses)).map(({ status }) => status)).toEqual([200, 200])
})

test('a delayed response that was given up keeps no timer', async () => {
  const { api, transport } = setup()
  api.fail.next({ delayMs: 3_600_000 })
  const controller = new AbortController()
  const response = transport({ ...CREATE, signal: controller.signal })
  controller.abort()
  await expect(response).rejects.toThrow('aborted')
  await vi.waitFor(() => expect(api.requests[0]?.status).toBe(200))
})

test.each([204, 205, 304])('a status of %i has no body, whatever it should have had', async (status) => {
  const { api, fetched } = setup()
  api.fail.next({ status })
  const response = await fetched()
  expect([response.status, await response.text()]).toEqual([status, ''])
})

test('a header of a failure takes the place of the one with its name, however it is spelled', async () => {
  const { api, fetched } = setup()
  api.fail.next({ headers: { 'Content-Type': 'text/plain' } })
  expect((await fetched()).headers.get('content-type')).toBe('text/plain')
})

test('a delay that is longer than a timer can be is waited for', async () => {
  const { api, fetched } = setup()
  const nextTask = vi.spyOn(globalThis, 'setTimeout')
  onTestFinished(() => nextTask.mockRestore())
  api.fail.next({ delayMs: 2 ** 31 })
  const response = fetched()
  await vi.waitUntil(() => api.requests.length === 1)
  expect(nextTask.mock.calls.filter(([, ms = 0]) => ms >= 2 ** 31)).toEqual([])
  api.clock.advance(2 ** 31)
  expect((await response).status).toBe(200)
})
