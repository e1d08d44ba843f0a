import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { frontendApiOf } from '../../examples/publishable-key.mjs'
import type { MockFrontendApi } from '../../src/testing/index.ts'
import { openPage } from './browser.ts'

const EMAIL = 'ada@example.test'

/** A page of a new browser profile until the test ends, and all that it complains about, its policy included. */
export const openStrictPage = async (browser: Browser): Promise<{ page: Page; complaints: string[] }> => {
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(close)
  await page.exposeFunction('complain', (text: string) => complaints.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      ;(window as unknown as { complain(text: string): void }).complain(`${violatedDirective} ${sample}`)
    })
  })
  return { page, complaints }
}

/** Puts the mock behind the addresses of a route. */
export const respondFrom =
  (api: MockFrontendApi) =>
  async (route: Route): Promise<void> => {
    const request = route.request()
    const init = { method: request.method(), headers: request.headers(), body: request.postData() }
    const response = await api.fetch(new Request(request.url(), init))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

/** Puts the mock where its key says that the Frontend API is. */
export const serveAtItsHost = (page: Page | BrowserContext, api: MockFrontendApi): Promise<unknown> =>
  page.route(`${frontendApiOf(api.publishableKey)}/**`, respondFrom(api))

export const expectSignedIn = (page: Page): Promise<void> => page.getByText(`Welcome, ${EMAIL}!`).waitFor()

/** Signs up with the form that the small examples have, and the code that was sent. */
export const signUpByCode = async (page: Page, sentCode: () => Promise<string>): Promise<void> => {
  await page.getByLabel('Email address').fill(EMAIL)
  await page.getByLabel('Password').fill('correct horse 42')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByLabel('Code').waitFor()
  await page.getByLabel('Code').fill(await sentCode())
  await page.getByRole('button', { name: 'Verify' }).click()
  await expectSignedIn(page)
}

/** The same with the code from the outbox of a mock. */
export const signUpByForm = (page: Page, api: MockFrontendApi): Promise<void> =>
  signUpByCode(page, async () => {
    await expect.poll(() => api.outbox.length).toBe(1)
    return String(api.outbox.last(EMAIL).code)
  })
