import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bundleSnippet } from '../examples/snippets.ts'
import { launchBrowser, openPage } from './browser.ts'

/** Nothing but scripts of the page's own, no text that becomes code, and no request to anywhere. */
const POLICY =
  "default-src 'none'; img-src data:; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

const PAGE =
  '<!doctype html><title>App</title><link rel="icon" href="data:,"><script type="module" src="/app.js"></script>'

const APP = `
  import { createClient } from './dist/index.js'
  import { createMockFrontendApi } from './dist/testing.js'
  window.signUp = async (connect) => {
    const api = createMockFrontendApi()
    const client = createClient(
      connect === 'transport'
        ? { transport: api.transport() }
        : { frontendApi: api.origin, fetch: api.browser().fetch },
    )
    const { signUp } = client
    await signUp.create({ emailAddress: 'ada@example.test', password: 'correct horse 42' })
    await signUp.prepareEmailAddressVerification()
    await signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode('ada@example.test') })
    await signUp.finalize()
    const token = await client.getToken()
    return { isUser: client.$user.get()?.id === api.users[0]?.id, token: token?.split('.').length, isSecureContext }
  }
`

let browser: Browser
let script: string

beforeAll(async () => {
  ;[browser, script] = await Promise.all([launchBrowser(), bundleSnippet(APP, { platform: 'browser' })])
})
afterAll(() => browser?.close())

test.each([
  ['https://app.example.test', true],
  ['http://app.example.test', false], // without `crypto.subtle`
])('what is published signs people up in a page at %s, under a strict policy', async (origin, isSecureContext) => {
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(close)
  await page.route(`${origin}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: PAGE, headers: { 'content-security-policy': POLICY } }),
  )
  await page.goto(`${origin}/`)
  for (const connect of ['transport', 'fetch']) {
    const seen = await page.evaluate(
      (way) => (window as unknown as { signUp(way: string): Promise<unknown> }).signUp(way),
      connect,
    )
    expect(seen, connect).toEqual({ isUser: true, token: 3, isSecureContext })
  }
  expect(complaints).toEqual([])
})
