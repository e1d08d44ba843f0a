import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { serveMswPage } from './msw-page.ts'

type App = typeof import('../../src/index.ts') &
  typeof import('../../src/testing/index.ts') &
  typeof import('../../src/testing/msw/index.ts') &
  Pick<typeof import('msw/browser'), 'setupWorker'>

declare const app: App

let browser: Browser
let served: Awaited<ReturnType<typeof serveMswPage>>

beforeAll(async () => {
  ;[browser, served] = await Promise.all([launchBrowser(), serveMswPage()])
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

const open = async () => {
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(close)
  await page.goto(served.url)
  return { page, complaints }
}

test.each([
  ['cookie', 'publishableKey'],
  ['cookie', 'origin'],
  ['dev_browser', 'publishableKey'],
] as const)('a worker handles a whole sign-up (%s, by %s), and nothing complains', async (clients, by) => {
  const { page, complaints } = await open()
  const seen = await page.evaluate(
    async ({ clients, by }) => {
      const api = app.createMockFrontendApi({ clients })
      await app.setupWorker(...app.frontendApiHandlers(api)).start({ quiet: true, onUnhandledRequest: 'error' })
      const where = by === 'origin' ? { frontendApi: api.origin } : { publishableKey: api.publishableKey }
      const client = app.createClient(where)
      const { signUp } = client
      await signUp.create({ emailAddress: 'ada@example.test', password: 'correct horse 42' })
      await signUp.prepareEmailAddressVerification()
      const wrong = await signUp.attemptEmailAddressVerification({ code: '000000' }).catch((error) => error.message)
      await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode('ada@example.test') })
      await signUp.finalize()
      const other = app.createClient(where)
      await other.reload()
      return { wrong, users: api.users.length, session: other.$session.get()?.status }
    },
    { clients, by },
  )
  expect(seen).toEqual({ wrong: expect.any(String), users: 1, session: 'active' })
  // The browser itself reports the rejected code.
  expect(complaints.filter((text) => !text.includes('the server responded with a status of 422'))).toEqual([])
})

test('a dropped connection is a network error in the page', async () => {
  const { page } = await open()
  const code = await page.evaluate(async () => {
    const api = app.createMockFrontendApi()
    await app.setupWorker(...app.frontendApiHandlers(api)).start({ quiet: true })
    const client = app.createClient({ frontendApi: api.origin, retry: { limit: 0 } })
    await client.load()
    api.fail.next({ networkError: true })
    return client.signUp.create({ emailAddress: 'ada@example.test' }).catch((error) => error.code)
  })
  expect(code).toBe('network_error')
})

test('a path of the page is handled too: the proxy of an app', async () => {
  const { page } = await open()
  const address = await page.evaluate(async () => {
    const api = app.createMockFrontendApi()
    const handlers = app.frontendApiHandlers(api, { baseUrls: ['/__clerk'] })
    await app.setupWorker(...handlers).start({ quiet: true })
    const client = app.createClient({ publishableKey: api.publishableKey, proxyUrl: '/__clerk' })
    await client.signUp.create({ emailAddress: 'ada@example.test', password: 'correct horse 42' })
    return api.requests.filter(({ path }) => path === '/client/sign_ups').length
  })
  expect(address).toBe(1)
})
