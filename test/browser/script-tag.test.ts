import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { serveExample } from '../../examples/serve.mjs'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { launchBrowser, openPage } from './browser.ts'

const EMAIL = 'ada@example.test'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** A page of an example under its strict policy, and everything that it broke. */
const open = async (example: 'script-tag' | 'vanilla', api: MockFrontendApi) => {
  const served = await serveExample(example, { api })
  onTestFinished(() => served.close())
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(close)
  await page.exposeFunction('complain', (text: string) => complaints.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      ;(window as unknown as { complain(text: string): void }).complain(`${violatedDirective} ${sample}`)
    })
  })
  return { page, complaints, url: served.url }
}

const signUp = async (page: Page, api: MockFrontendApi): Promise<void> => {
  await page.getByLabel('Email address').fill(EMAIL)
  await page.getByLabel('Password').fill('correct horse 42')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Code').waitFor()
  await expect.poll(() => api.outbox.length).toBe(1)
  await page.getByLabel('Code').fill(String(api.outbox.last(EMAIL).code))
  await page.getByRole('button', { name: 'Verify' }).click()
  await page.getByText(`Welcome, ${EMAIL}!`).waitFor()
}

test('the script tag signs a person up under a strict policy', async () => {
  const api = createMockFrontendApi()
  const { page, complaints, url } = await open('script-tag', api)
  await page.goto(url)
  await signUp(page, api)
  await page.reload()
  await page.getByText(`Welcome, ${EMAIL}!`).waitFor()
  expect(complaints).toEqual([])
  expect(api.users).toHaveLength(1)
})

test('the default entry in a bundle signs a person up under a strict policy', async () => {
  const api = createMockFrontendApi()
  const { page, complaints, url } = await open('vanilla', api)
  await page.goto(url)
  await signUp(page, api)
  expect(complaints).toEqual([])
  expect(api.users).toHaveLength(1)
})

/** Puts the mock where the key says that the Frontend API is. */
const serveAtItsHost = (page: Page, api: MockFrontendApi): Promise<unknown> => {
  const host = atob(api.publishableKey.replace('pk_test_', '')).replace('$', '')
  return page.route(`https://${host}/**`, async (route) => {
    const request = route.request()
    const init = { method: request.method(), headers: request.headers(), body: request.postData() }
    const answer = await api.fetch(new Request(request.url(), init))
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
}

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
  await signUp(page, api)
  expect(complaints).toEqual([])
  expect(api.users).toHaveLength(1)
})
