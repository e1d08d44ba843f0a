import type { Clerk } from '@clerk/clerk-js'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createMockFrontendApi, type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { serveFrontendApi } from '../../src/testing/node/index.ts'
import { launchBrowser, openPage } from './browser.ts'
import { servePage } from './serve-page.ts'

type App = Pick<typeof import('../../src/index.ts'), 'createClient'> & { readonly Clerk: typeof Clerk }

declare const app: App

const EMAIL = 'ada@example.test'

let browser: Browser
let served: Awaited<ReturnType<typeof servePage>>

beforeAll(async () => {
  browser = await launchBrowser()
  served = await servePage(`export { createClient } from './src/index.ts'
    export { Clerk } from '@clerk/clerk-js/no-rhc'`)
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

/** The mock at 127.0.0.1, and a page at localhost: two sites, so that no cookie gets across. */
const setup = async (options: MockFrontendApiOptions = {}) => {
  const api = createMockFrontendApi(options)
  const frontendApi = await serveFrontendApi(api)
  onTestFinished(() => frontendApi.close())
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(close)
  await page.exposeFunction('codeFor', (to: string) => api.outbox.lastCode(to))
  return { api, frontendApi, page, complaints }
}

declare const codeFor: (to: string) => Promise<string>

test.each(['cookie', 'dev_browser'] as const)(
  'a page of another site signs a user up with the key alone (%s)',
  async (clients) => {
    const { api, frontendApi, page, complaints } = await setup({ clients })
    await page.goto(served.url)
    const signUp = async ({ publishableKey, emailAddress }: { publishableKey: string; emailAddress: string }) => {
      const { signUp } = app.createClient({ publishableKey })
      await signUp.create({ emailAddress, password: 'correct horse 42' })
      await signUp.prepareEmailAddressVerification()
      await signUp.attemptEmailAddressVerification({ code: await codeFor(emailAddress) })
      await signUp.finalize()
    }
    const { publishableKey } = frontendApi
    await page.evaluate(signUp, { publishableKey, emailAddress: EMAIL })
    await page.reload()
    const who = await page.evaluate(async (publishableKey) => {
      const client = app.createClient({ publishableKey })
      await client.load()
      return client.$user.get()?.emailAddresses[0]?.emailAddress
    }, publishableKey)
    expect(who).toBe(EMAIL)
    expect(api.users).toHaveLength(1)
    expect(complaints).toEqual([])
  },
)

test('the official client signs a user up across sites, by its key and the proxy', async () => {
  const { api, frontendApi, page } = await setup({ clients: 'dev_browser' })
  await page.goto(served.url)
  const session = await page.evaluate(
    async ({ official: { publishableKey, proxyUrl }, emailAddress }) => {
      const clerk = new app.Clerk(publishableKey, { proxyUrl })
      await clerk.load()
      const signUp = clerk.client?.signUp
      if (!signUp) throw new Error('There is no client.')
      await signUp.create({ emailAddress, password: 'correct horse 42' })
      await signUp.prepareEmailAddressVerification({ strategy: 'email_code' })
      const { createdSessionId } = await signUp.attemptEmailAddressVerification({ code: await codeFor(emailAddress) })
      await clerk.setActive({ session: createdSessionId })
      return clerk.session?.id
    },
    { official: frontendApi.official, emailAddress: EMAIL },
  )
  expect(session).toBe(api.sessions[0]?.id)
  expect(api.users.map(({ emailAddress }) => emailAddress)).toEqual([EMAIL])
})

test('the inbox shows what arrives while it is open, under its own policy', async () => {
  const { api, frontendApi, page, complaints } = await setup(presets.emailCode())
  await page.goto(frontendApi.inboxUrl)
  await page.getByText('Nothing was sent yet', { exact: false }).waitFor()
  const send = async (emailAddress: string) => {
    const { transport } = api.browser()
    const { body } = await transport({ method: 'POST', path: '/client/sign_ups', body: { emailAddress } })
    const { response } = body as { response: { id: string } }
    const path = `/client/sign_ups/${response.id}/prepare_verification`
    await transport({ method: 'POST', path, body: { strategy: 'email_code' } })
  }
  await send('ada@example.test')
  await page.getByText(api.outbox.lastCode('ada@example.test')).waitFor()
  await send('grace@example.test')
  await page.getByRole('status').filter({ hasText: '2 messages' }).waitFor()
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'grace@example.test',
    'ada@example.test',
  ])
  expect(await page.getByText('Nothing was sent yet', { exact: false }).isVisible()).toBe(false)
  api.reset()
  await page.getByText('Nothing was sent yet', { exact: false }).waitFor()
  expect(complaints).toEqual([])
})

test('a link in the inbox leads back to the app', async () => {
  const { api, frontendApi, page } = await setup(presets.emailLink())
  await page.goto(served.url)
  await page.evaluate(async (publishableKey) => {
    const { signUp } = app.createClient({ publishableKey })
    await signUp.create({ emailAddress: 'ada@example.test' })
    const redirectUrl = `${location.origin}/done`
    await signUp.prepareEmailAddressVerification({ strategy: 'email_link', redirectUrl })
  }, frontendApi.publishableKey)
  await page.goto(frontendApi.inboxUrl)
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Open the link for ada@example.test' }).click()
  const tab = await opened
  await tab.waitForURL(/\/done\?__clerk_status=verified/)
  expect(api.users).toHaveLength(1)
})

test('a response that the mock loses is lost once: the browser does not repeat the request', async () => {
  const { api, frontendApi, page } = await setup(presets.emailCode())
  await page.goto(served.url)
  const create = () =>
    page.evaluate(async (publishableKey) => {
      const { signUp } = app.createClient({ publishableKey })
      await signUp.create({ emailAddress: `${Date.now()}@example.test` })
      return signUp.id
    }, frontendApi.publishableKey)
  const first = await create()
  api.fail.next({ networkError: true, handled: true, when: { method: 'POST', path: '/client/sign_ups' } })
  expect(await create()).not.toBe(first)
  expect(api.requests.filter(({ method, path }) => method === 'POST' && path === '/client/sign_ups')).toHaveLength(2)
})
