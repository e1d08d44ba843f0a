// Screens in the style of the official guides, with the built package in a real browser.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  createMockFrontendApi,
  type MockFrontendApi,
  type MockFrontendApiOptions,
  presets,
} from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { launchBrowser, openPage } from './browser.ts'
import { serveAtItsHost } from './example-page.ts'
import type { Kind, show } from './react-guides-app.tsx'
import { builtPackage, servePage } from './serve-page.ts'

declare const app: { readonly show: typeof show }

const PHONE = '+447700900143'

let browser: Browser
let served: Awaited<ReturnType<typeof servePage>>

beforeAll(async () => {
  browser = await launchBrowser()
  served = await servePage(`export { show } from './test/browser/react-guides-app.tsx'`, { plugins: [builtPackage] })
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

const showGuide = async (page: Page, api: MockFrontendApi, guide: string, path: string): Promise<void> => {
  await page.goto(new URL(path, served.url).href)
  const [kind, name = ''] = guide.split('.')
  await page.evaluate(
    ([key, kind, name]) => {
      Object.assign(globalThis, { client: app.show(key, kind, name) })
    },
    [api.publishableKey, kind as Kind, name] as const,
  )
}

/** A guide in a browser of its own, in front of a mock of its own. */
const open = async (
  guide: string,
  options: MockFrontendApiOptions = {},
  pathOf = (_: MockFrontendApi): string => '/',
) => {
  const api = createMockFrontendApi({ ...options, clients: 'dev_browser' })
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(async () => {
    expect(complaints.filter((text) => !text.includes('status of 4'))).toEqual([])
    await close()
  })
  await serveAtItsHost(page.context(), api)
  await showGuide(page, api, guide, pathOf(api))
  const fill = async (values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value)
  }
  const click = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
  const code = async (to = EMAIL): Promise<string> => {
    await expect.poll(() => api.outbox.length).toBeGreaterThan(0)
    return api.outbox.lastCode(to)
  }
  const shows = (text: string): Promise<void> => page.getByText(text).first().waitFor()
  const arrives = async (): Promise<void> => {
    await shows('You are at /dashboard')
    expect(api.sessions.map(({ status }) => status)).toEqual(['active'])
  }
  return { api, page, fill, click, code, shows, arrives }
}

const withAda = async (guide: string) => {
  const made = await open(guide, {
    settings: { attributes: { email_address: { enabled: true, first_factors: ['email_code'] } } },
  })
  made.api.users.add({ emailAddress: EMAIL, password: PASSWORD })
  return made
}

test.each([
  ['signUp.EmailPassword', 'is too short'],
  ['classic.SignUp', 'Passwords must be'],
])('%s: a mistake shows at its field, and the code leads to the dashboard', async (guide, problem) => {
  const { fill, click, code, shows, arrives } = await open(guide)
  await fill({ emailAddress: EMAIL, password: 'short' })
  await click('Sign up')
  await shows(problem)
  await fill({ password: PASSWORD })
  await click('Sign up')
  await fill({ code: await code() })
  await click('Verify')
  await arrives()
})

test.each(['signUp.SmsCode', 'classic.SmsCode'])('%s: the code in the text message leads there', async (guide) => {
  const { fill, click, code, arrives } = await open(guide, presets.phoneCode())
  await fill({ phoneNumber: PHONE })
  await click('Continue')
  await fill({ code: await code(PHONE) })
  await click('Verify')
  await arrives()
})

test.each(['signUp.EmailLink', 'classic.EmailLink'])(
  '%s: the link opens a page that says that it is done, and the first page goes on',
  async (guide) => {
    const { api, page, fill, click, arrives } = await open(guide, presets.emailLink())
    await fill({ emailAddress: EMAIL })
    await click('Send the link')
    await expect.poll(() => api.outbox.length).toBe(1)
    const tab = await page.context().newPage()
    await tab.goto(api.outbox.last(EMAIL).url ?? '')
    await tab.waitForURL(/\/verify\?/)
    const address = new URL(tab.url())
    await showGuide(tab, api, 'classic.EmailLinkPage', address.pathname + address.search)
    await tab.waitForURL(/\/dashboard$/)
    await arrives()
  },
)

test.each(['signUp.Invitation', 'classic.Invitation'])('%s: the ticket in the address is enough', async (guide) => {
  const options = {
    settings: { attributes: { first_name: { enabled: true } }, sign_up: { mode: 'restricted' as const } },
  }
  const { fill, click, arrives } = await open(
    guide,
    options,
    (api) => `/invited?__clerk_ticket=${api.tickets.issue({ emailAddress: EMAIL })}`,
  )
  await fill({ firstName: 'Ada', password: PASSWORD })
  await click('Accept the invitation')
  await arrives()
})

/** What leads up to the screen: a sign-up that has its address, and its password. */
const verified = async ({ page, code }: Awaited<ReturnType<typeof open>>): Promise<void> => {
  await page.evaluate(
    async ([emailAddress, password]) => {
      await client.signUp.create({ emailAddress, password, strategy: 'email_code' })
    },
    [EMAIL, PASSWORD] as const,
  )
  await page.evaluate((code) => client.signUp.attemptEmailAddressVerification({ code }).then(() => {}), await code())
}

declare const client: ReturnType<typeof show>

test.each(['signUp.Continue', 'classic.Continue'])('%s: what is missing is asked for', async (guide) => {
  const made = await open(guide, { settings: { attributes: { username: { enabled: true, required: true } } } })
  await made.shows('No sign-up is in progress')
  await verified(made)
  await made.fill({ username: 'ada_lovelace' })
  await made.click('Continue')
  await made.arrives()
})

test.each(['signUp.LegalAcceptance', 'classic.LegalAcceptance'])('%s: a checkbox is an acceptance', async (guide) => {
  const { settings } = presets.usernameAndPassword()
  const { page, fill, click, arrives } = await open(guide, {
    settings: { ...settings, sign_up: { legal_consent_enabled: true } },
  })
  await fill({ username: 'ada_lovelace', password: PASSWORD })
  await page.getByLabel('I accept the terms').check()
  await click('Sign up')
  await arrives()
})

test.each(['signUp.Waitlist', 'classic.Waitlist'])('%s: an instance with a waitlist says so', async (guide) => {
  const { fill, click, shows } = await open(guide, { settings: { sign_up: { mode: 'waitlist' } } })
  await fill({ emailAddress: EMAIL })
  await click('Sign up')
  await shows('join the waitlist')
})

test.each(['signUp.Callback', 'classic.Callback'])('%s: who has no sign-up begins at its beginning', async (guide) => {
  const { shows } = await open(guide, {}, () => '/callback')
  await shows('You are at /sign-up')
})

test.each(['signIn.EmailPassword', 'classic.SignIn'])('%s: a wrong password, and then the right one', async (guide) => {
  const { page, fill, click, arrives } = await withAda(guide)
  await fill({ emailAddress: EMAIL, password: 'wrong horse 42' })
  await click('Sign in')
  await page.locator('p', { hasText: /\w/ }).first().waitFor()
  await fill({ password: PASSWORD })
  await click('Sign in')
  await arrives()
})

test.each(['signIn.EmailCode', 'classic.SignInByCode'])('%s: the code in the email leads there', async (guide) => {
  const { fill, click, code, arrives } = await withAda(guide)
  await fill({ emailAddress: EMAIL })
  await click('Send the code')
  await fill({ code: await code() })
  await click('Verify')
  await arrives()
})

test.each(['signIn.SignInOrUp', 'classic.SignInOrUp'])(
  '%s: an unknown user signs up by the same form',
  async (guide) => {
    const { fill, click, code, shows } = await withAda(guide)
    await fill({ emailAddress: 'grace@example.test', password: PASSWORD })
    await click('Continue')
    await fill({ code: await code('grace@example.test') })
    await click('Verify')
    await shows('You are at /welcome')
  },
)

test.each(['signIn.PendingSession', 'classic.PendingSession'])('%s: it says what is left to do', async (guide) => {
  const made = await open(guide, { sessionTasks: ['choose-organization'] })
  await made.shows('Nothing is left to do')
  await verified(made)
  await made.page.evaluate(() => client.signUp.finalize().then(() => {}))
  await made.shows('Left to do: choose-organization')
})
