import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { type MockFrontendApiOptions, presets } from '../../src/testing/index.ts'
import { launchBrowser, openPage } from './browser.ts'
import { bundlePage, createWorld, STRATEGY } from './oidc/world.ts'

let browser: Browser
let script: string

beforeAll(async () => {
  ;[browser, script] = await Promise.all([launchBrowser(), bundlePage()])
})

afterAll(() => browser?.close())

/** What a page of the app shows, once it does. */
const shown = async (page: Page): Promise<unknown> => JSON.parse(await page.locator('output:not(:empty)').innerText())

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click()

/** A user on the page to sign up on, in a browser without a past. */
const arrive = async (options: MockFrontendApiOptions = presets.emailCode()) => {
  // The provider says that it keeps nothing for good, and which versions of Node it is made for.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  onTestFinished(() => void vi.restoreAllMocks())
  const world = await createWorld(script, options)
  onTestFinished(world.close)
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(close)
  await page.goto(`${world.app}/sign-up`)
  return { ...world, page, complaints }
}

const ADA = {
  session: 'active',
  emailAddress: 'ada@example.test',
  names: ['Ada', 'Lovelace'],
  username: null,
  token: 3,
}

test('a redirect to an OpenID provider and back ends in a session of whom the provider knows', async () => {
  const { api, app, issuer, page, complaints } = await arrive()
  await press(page, 'Redirect')
  await page.waitForURL(`${issuer}/interaction/*`)
  await press(page, 'I am Ada')
  await page.waitForURL(`${app}/welcome`)
  expect(await shown(page)).toEqual(ADA)
  expect(api.users).toHaveLength(1)
  expect(api.users[0]).toMatchObject({
    unsafeMetadata: { plan: 'pro' },
    externalAccounts: [{ strategy: STRATEGY, providerUserId: 'user-1' }],
    identifications: [{ verification: { strategy: `from_${STRATEGY}` } }],
  })
  expect(complaints).toEqual([])
})

test('a popup does the same while the page stays, and is closed', async () => {
  const { app, issuer, page, complaints } = await arrive()
  const [popup] = await Promise.all([page.waitForEvent('popup'), press(page, 'Popup')])
  await popup.waitForURL(`${issuer}/interaction/*`)
  expect(page.url()).toBe(`${app}/sign-up`)
  const closed = popup.waitForEvent('close')
  await press(popup, 'I am Ada')
  await closed
  await page.waitForURL(`${app}/welcome`)
  expect(await shown(page)).toEqual(ADA)
  expect(complaints).toEqual([])
})

test('a user who declines at the provider comes back with a typed error, and may go again with the same attempt', async () => {
  const { api, app, page } = await arrive()
  await press(page, 'Redirect')
  await press(page, 'Cancel')
  await page.waitForURL(`${app}/sso-callback**`)
  const rejected = {
    error: 'external_account_failed',
    cause: 'oauth_access_denied',
    attempt: { id: expect.any(String), status: 'missing_requirements', unsafeMetadata: { plan: 'pro' } },
  }
  expect(await shown(page)).toEqual(rejected)
  expect(api.users).toHaveLength(0)

  await page.goto(`${app}/sign-up`)
  await press(page, 'Again')
  await press(page, 'I am Ada')
  await page.waitForURL(`${app}/welcome`)
  expect(await shown(page)).toEqual(ADA)
  expect(api.requests.filter(({ method, path }) => method === 'POST' && path === '/client/sign_ups')).toHaveLength(1)
  expect(api.users[0]?.unsafeMetadata).toEqual({ plan: 'pro' })
})

test('a popup in which the user declines is closed, and the page goes on where the typed error is shown', async () => {
  const { api, app, page } = await arrive()
  const [popup] = await Promise.all([page.waitForEvent('popup'), press(page, 'Popup')])
  const closed = popup.waitForEvent('close')
  await press(popup, 'Cancel')
  await closed
  await page.waitForURL(`${app}/sso-callback**`)
  expect(await shown(page)).toMatchObject({
    error: 'external_account_failed',
    cause: 'oauth_access_denied',
    attempt: { status: 'missing_requirements', unsafeMetadata: { plan: 'pro' } },
  })
  expect(api.users).toHaveLength(0)
})

test('what the provider does not pass on is collected afterwards', async () => {
  const { settings } = presets.emailCode()
  const attributes = { ...settings?.attributes, username: { enabled: true, required: true } }
  const { api, app, page } = await arrive({ settings: { ...settings, attributes } })
  await press(page, 'Redirect')
  await press(page, 'I am Ada')
  await page.waitForURL(`${app}/continue`)
  expect(await shown(page)).toMatchObject({
    nextStep: { type: 'collect', missing: ['username'] },
    emailAddress: 'ada@example.test',
    firstName: 'Ada',
  })
  expect(api.users).toHaveLength(0)

  await page.getByRole('textbox', { name: 'Username' }).fill('ada_lovelace')
  await press(page, 'Continue')
  await page.waitForURL(`${app}/welcome`)
  expect(await shown(page)).toEqual({ ...ADA, username: 'ada_lovelace' })
})
