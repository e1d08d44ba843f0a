import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startPlayground } from '../../examples/playground/server.mjs'
import { frontendApiOf } from '../../examples/publishable-key.mjs'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { launchBrowser } from './browser.ts'
import { openStrictPage, serveAtItsHost } from './example-page.ts'
import { createUser } from './user.ts'

const EMAIL = 'ada@example.com'
const PASSWORD = 'correct horse battery'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** The playground for an instance. A mock is at the instance's address. */
const openForInstance = async (api: MockFrontendApi) => {
  const { publishableKey } = api
  const playground = await startPlayground({ publishableKey })
  onTestFinished(() => playground.close())
  const { page, complaints } = await openStrictPage(browser)
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await serveAtItsHost(page, api)
  await page.goto(playground.url)
  const user = createUser(page)
  await user.heading(/^Create your/).waitFor()
  return { page, complaints, requests, user, url: playground.url }
}

test('with a publishable key a user signs up, out and in at that instance, and no mock is asked', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const { page, complaints, requests, user, url } = await openForInstance(api)
  await user.type('Email address', EMAIL)
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await user.heading('Check your email').waitFor()
  await user.type('Code', api.outbox.lastCode(EMAIL))
  await user.press('Verify')
  await user.heading('Welcome').waitFor()
  expect(await user.account()).toContain(EMAIL)

  await user.press('Sign out')
  await user.heading(/^Sign in/).waitFor()
  await user.press('Continue')
  await user.type('Password', PASSWORD)
  await user.press('Sign in')
  await user.heading('Welcome back').waitFor()

  await user.press('Sign up another user')
  await user.heading(/^Create your/).waitFor()
  expect(api.sessions.map(({ status }) => status)).not.toContain('active')

  expect(await page.innerText('body')).not.toContain('nothing leaves')
  expect(requests.filter((path) => path.startsWith('/playground/'))).toEqual(['/playground/settings'])
  expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Live state', 'Requests'])
  for (const path of ['v1/client', 'playground/inbox']) expect((await fetch(url + path)).status).toBe(404)
  expect(complaints).toEqual([])
})

test('the policy of the page lets in its instance and a captcha, and nothing else', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const { page, url } = await openForInstance(api)
  const policy = (await fetch(url)).headers.get('content-security-policy') ?? ''
  const others = policy.match(/https?:[^ ;]+/g)
  expect(new Set(others)).toEqual(new Set(['https://challenges.cloudflare.com', frontendApiOf(api.publishableKey)]))
  expect(await page.locator('#clerk-captcha').count()).toBe(1)
})

test('what is no publishable key starts no playground', async () => {
  for (const publishableKey of ['sk_test_1', 'pk_test_', 'pk_test_ICAk'])
    await expect(startPlayground({ publishableKey })).rejects.toThrow('pk_test_')
})
