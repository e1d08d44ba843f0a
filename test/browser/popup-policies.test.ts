import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { serveFrontendApi } from '../../src/testing/node/index.ts'
import { launchBrowser, openPage } from './browser.ts'
import { servePage } from './serve-page.ts'

const APP = `import { createClient } from './src/index.ts'
  const publishableKey = new URLSearchParams(location.search).get('key')
  const client = createClient({ publishableKey })
  if (location.pathname === '/popup') client.completePopup()
  export const signUp = async (params) => {
    const { error } = await client.signUp.future.sso({
      strategy: 'oauth_google', redirectUrl: '/done', redirectCallbackUrl: '/callback',
      popupCallbackUrl: '/popup?' + new URLSearchParams({ key: publishableKey }),
      popup: window.open('about:blank', '_blank', 'width=500,height=500'), ...params,
    })
    const { status, verifications } = client.signUp
    return error ? error.code : status === 'complete' ? status : verifications.externalAccount.status
  }`

type Site = Awaited<ReturnType<typeof servePage>>

let browser: Browser
let site: Site
let pagePolicy: string | undefined

beforeAll(async () => {
  const headers = () => (pagePolicy ? { 'cross-origin-opener-policy': pagePolicy } : {})
  ;[browser, site] = await Promise.all([launchBrowser(), servePage(APP, { headers })])
})
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()])
})

interface Policies {
  readonly page?: string
  readonly provider?: string
}

const withPolicy = (context: BrowserContext, policy: string): Promise<unknown> =>
  context.route('**/v1/oauth/authorize**', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'cross-origin-opener-policy': policy } })
  })

const reads = (api: MockFrontendApi): number =>
  api.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/client/sign_ups/')).length

/** A user at the provider, in a popup. */
const atProvider = async ({ page: ofPage, provider }: Policies, params: object = {}) => {
  pagePolicy = ofPage
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  api.providers.add('oauth_google', {
    identities: [{ emailAddress: 'ada@example.test', firstName: 'Ada', lastName: 'Lovelace' }],
  })
  const served = await serveFrontendApi(api)
  onTestFinished(() => served.close())
  const { page, close } = await openPage(browser)
  onTestFinished(close)
  const context = page.context()
  if (provider) await withPolicy(context, provider)
  await page.goto(`${site.url}?${new URLSearchParams({ key: served.publishableKey })}`)
  const opened = context.waitForEvent('page')
  let outcome: unknown
  const ended = page
    .evaluate((given) => (window as unknown as { app: { signUp(params: object): unknown } }).app.signUp(given), params)
    .then((result) => {
      outcome = result
      return result
    })
  const popup: Page = await opened
  await popup.getByRole('button', { name: /^Ada Lovelace/ }).waitFor()
  return { api, popup, ended, outcome: () => outcome }
}

const SEPARATED: [string, Policies][] = [
  ['a provider with same-origin', { provider: 'same-origin' }],
  ['a provider with same-origin-allow-popups', { provider: 'same-origin-allow-popups' }],
  ['a page with same-origin', { page: 'same-origin' }],
  ['a page and a provider with same-origin', { page: 'same-origin', provider: 'same-origin' }],
]
const REACHABLE: [string, Policies][] = [
  ['no policy', {}],
  ['a provider with unsafe-none', { provider: 'unsafe-none' }],
  ['a page with same-origin-allow-popups', { page: 'same-origin-allow-popups' }],
]

test.each([...REACHABLE, ...SEPARATED])(
  '%s: a user who finishes is signed up, and the popup is closed',
  async (_, policies) => {
    const { api, popup, ended } = await atProvider(policies)
    await popup.getByRole('button', { name: /^Ada Lovelace/ }).click()
    expect(await ended).toBe('complete')
    await expect.poll(() => popup.isClosed(), { timeout: 10_000 }).toBe(true)
    expect(api.users).toHaveLength(1)
  },
)

test.each(SEPARATED)('%s: a user who takes time at the provider is waited for', async (_, policies) => {
  const { api, popup, ended, outcome } = await atProvider(policies)
  await expect.poll(() => reads(api), { timeout: 10_000 }).toBeGreaterThan(3)
  expect(outcome()).toBeUndefined()
  await popup.getByRole('button', { name: /^Ada Lovelace/ }).click()
  expect(await ended).toBe('complete')
})

test.each([...REACHABLE, ...SEPARATED])('%s: a user who declines is back on the page', async (_, policies) => {
  const { popup, ended } = await atProvider(policies)
  await popup.getByRole('button', { name: 'Cancel' }).click()
  expect(await ended).toBe('failed')
  await expect.poll(() => popup.isClosed(), { timeout: 10_000 }).toBe(true)
})

const NAME = 'Ada Lovelace, who takes a while'

test.each(REACHABLE)('%s: a user who closes the popup has closed it', async (_, policies) => {
  const { popup, ended } = await atProvider(policies)
  await popup.getByLabel('First name').pressSequentially(NAME, { delay: 40 })
  await popup.close()
  expect(await ended).toBe('popup_closed')
})

test.each(SEPARATED)('%s: a popup that the user closes ends with popupTimeout at the latest', async (_, policies) => {
  const { popup, ended } = await atProvider(policies, { popupTimeout: 4_000 })
  await popup.getByLabel('First name').pressSequentially(NAME, { delay: 40 })
  await popup.close()
  expect(await ended).toBe('popup_timeout')
})
