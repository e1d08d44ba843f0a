import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { serveExample } from '../../examples/serve.mjs'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { launchBrowser } from './browser.ts'
import { expectSignedIn, openStrictPage, serveAtItsHost, signUpByForm } from './example-page.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** A page of an example under its strict policy, and everything that it broke. */
const open = async (example: 'script-tag' | 'vanilla', api: MockFrontendApi, publishableKey?: string) => {
  const served = await serveExample(example, { api, ...(publishableKey ? { publishableKey } : {}) })
  onTestFinished(() => served.close())
  return { ...(await openStrictPage(browser)), url: served.url }
}

/** The code is sent with the first, and entered with the second. */
const expectTwoRequests = ({ requests }: MockFrontendApi): void => {
  const changes = requests.filter(({ method, path }) => method !== 'GET' && path.includes('sign_ups'))
  expect(changes.map(({ path }) => path.split('/').at(-1))).toEqual(['sign_ups', 'attempt_verification'])
}

test('the script tag signs a user up in two requests under a strict policy', async () => {
  const api = createMockFrontendApi()
  const { page, complaints, url } = await open('script-tag', api)
  await page.goto(url)
  await signUpByForm(page, api)
  await page.reload()
  await expectSignedIn(page)
  expect(complaints).toEqual([])
  expect(api.users).toHaveLength(1)
  expectTwoRequests(api)
})

test('the default entry in a bundle signs a user up in two requests under a strict policy', async () => {
  const api = createMockFrontendApi()
  const { page, complaints, url } = await open('vanilla', api)
  await page.goto(url)
  await signUpByForm(page, api)
  expect(complaints).toEqual([])
  expect(api.users).toHaveLength(1)
  expectTwoRequests(api)
})

test('a key in the script tag is all that createClient() needs', async () => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const { page, complaints, url } = await open('script-tag', api)
  await page.route(url, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace('publishable-key=""', `publishable-key="${api.publishableKey}"`)
    await route.fulfill({ response, body })
  })
  await serveAtItsHost(page, api)
  await page.goto(url)
  await signUpByForm(page, api)
  expect(complaints).toEqual([])
  expect(api.users).toHaveLength(1)
})

test.each(['script-tag', 'vanilla'] as const)(
  'a publishable key is all that %s needs for an instance',
  async (name) => {
    const api = createMockFrontendApi({ clients: 'dev_browser' })
    const unused = createMockFrontendApi()
    const { page, complaints, url } = await open(name, unused, api.publishableKey)
    await serveAtItsHost(page, api)
    await page.goto(url)
    await signUpByForm(page, api)
    expect(complaints).toEqual([])
    expect(api.users).toHaveLength(1)
    expect(unused.requests).toEqual([])
  },
)

test('what is no publishable key starts no example', async () => {
  await expect(serveExample('vanilla', { publishableKey: 'sk_test_1' })).rejects.toThrow('pk_test_')
})
