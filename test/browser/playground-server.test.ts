import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { startPlayground } from '../../examples/playground/server.mjs'
import { occupiedPort } from '../support/occupied-port.ts'

const setup = async () => {
  const playground = await startPlayground()
  onTestFinished(() => playground.close())
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, playground.url), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  return { playground, post }
}

/** `fetch` does not let a test choose the host. */
const statusFor = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

test('the page is served under a policy that allows nothing but itself', async () => {
  const { playground } = await setup()
  const response = await fetch(playground.url)
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
  expect(policy).toContain("require-trusted-types-for 'script'")
})

test('another name that resolves to loopback is rejected', async () => {
  const { playground } = await setup()
  expect(await statusFor(playground.url, 'evil.example')).toBe(403)
  expect(await statusFor(playground.url, 'localhost')).toBe(200)
})

test("another site's page can neither change the settings nor reset the server", async () => {
  const { post } = await setup()
  expect((await post('/playground/reset', '{}', { origin: 'https://evil.example' })).status).toBe(403)
  expect((await post('/playground/reset', 'a=b', { 'content-type': 'text/plain' })).status).toBe(415)
})

test('what the panel cannot send is rejected with what it should be', async () => {
  const { post } = await setup()
  for (const [body, status, text] of [
    ['{', 400, 'The body is no JSON.'],
    ['{"colour":"required"}', 422, 'There is no setting "colour".'],
    ['{"username":"maybe"}', 422, '"username" is one of: off, optional, required.'],
    [`"${'x'.repeat(300_000)}"`, 413, 'The request is too large.'],
  ] as const) {
    const response = await post('/playground/settings', body)
    expect([response.status, await response.json()]).toEqual([status, { message: text }])
  }
})

test('a connection that the mock drops is dropped over HTTP too', async () => {
  const { playground } = await setup()
  playground.api.fail.next({ networkError: true })
  await expect(fetch(new URL('/v1/environment', playground.url))).rejects.toThrow('fetch failed')
  expect((await fetch(new URL('/v1/environment', playground.url))).status).toBe(200)
})

test('a reset forgets the users, and the settings are as at the start', async () => {
  const { playground, post } = await setup()
  playground.api.users.add({ emailAddress: 'ada@example.com' })
  await post('/playground/settings', '{"username":"required"}')
  const response = await post('/playground/reset', '{}')
  expect(response.headers.get('set-cookie')).toContain('__client=;')
  expect(playground.api.users).toHaveLength(0)
  expect(playground.api.settings.attributes.username.enabled).toBe(false)
})

test('an occupied port gives way to the next one, or is said to be in use', async () => {
  const port = await occupiedPort()
  await expect(startPlayground({ port })).rejects.toThrow(`Port ${port} is in use.`)
  const playground = await startPlayground({ port, orNext: true })
  onTestFinished(() => playground.close())
  expect(Number(new URL(playground.url).port)).toBeGreaterThan(port)
})
