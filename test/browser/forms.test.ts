import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { serveExample } from '../../examples/serve.mjs'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { EMAIL, PASSWORD } from '../support/setup.ts'
import { launchBrowser } from './browser.ts'
import { openStrictPage } from './example-page.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** The example in a new browser, under its strict policy. `write` changes the page's HTML on its way. */
const openForm = async (api: MockFrontendApi, write = (html: string) => html) => {
  const served = await serveExample('forms', { api })
  onTestFinished(() => served.close())
  const { page, complaints } = await openStrictPage(browser)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.route(served.url, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: write(await response.text()) })
  })
  await page.goto(served.url)
  return { page, complaints, ...keyboardOf(page) }
}

const keyboardOf = (page: Page) => ({
  /** Goes to the next control by the keyboard, and expects it to have this label. */
  tabTo: async (label: string): Promise<void> => {
    await page.keyboard.press('Tab')
    await expectFocus(page, label)
  },
  type: (text: string) => page.keyboard.type(text),
  press: (key: string) => page.keyboard.press(key),
})

/** What screen readers call the element that has the focus. */
const expectFocus = (page: Page, label: string): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLInputElement
        return (element.labels?.[0] ?? element.querySelector('legend') ?? element).textContent?.trim()
      }),
    )
    .toBe(label)

/** What axe-core has against the page in light and dark colours. */
const violationsOf = async (page: Page): Promise<string[]> => {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(await readFile(AXE, 'utf8'))
    const { violations } = await page.evaluate<AxeResults>('axe.run()')
    found.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id} ${nodes.map(({ html }) => html)}`))
  }
  return found
}

test('a page without a script of its own signs a user up by the keyboard, and in again', async () => {
  const api = createMockFrontendApi()
  const first = await openForm(api)
  expect(await violationsOf(first.page)).toEqual([])
  await first.tabTo('Email address')
  await first.press('Enter')
  await expectFocus(first.page, 'Email address')
  expect(await first.page.getByLabel('Email address').getAttribute('aria-invalid')).toBe('true')
  expect(await violationsOf(first.page)).toEqual([])
  expect(api.requests.filter(({ method }) => method === 'POST')).toEqual([])
  await first.type(EMAIL)
  await first.tabTo('Password')
  await first.type(PASSWORD)
  await first.press('Enter')
  await expectFocus(first.page, 'Code')
  expect(await first.page.getByRole('status').textContent()).toBe('We have sent you a code.')
  await first.type('000000')
  await first.press('Enter')
  await first.page.getByRole('textbox', { name: 'Code', description: /incorrect/i }).waitFor()
  await expectFocus(first.page, 'Code')
  expect(await violationsOf(first.page)).toEqual([])
  await first.press('ControlOrMeta+a')
  await first.type(api.outbox.lastCode(EMAIL))
  await first.press('Enter')
  await expectFocus(first.page, 'Welcome! You are signed in.')
  expect(await violationsOf(first.page)).toEqual([])
  await first.page.reload()
  await first.page.getByText('Welcome!').waitFor()

  const second = await openForm(api)
  for (const label of ['Email address', 'Password', 'Continue', 'I have an account']) await second.tabTo(label)
  await second.press('Enter')
  await expectFocus(second.page, 'Email address')
  await second.type(EMAIL)
  await second.tabTo('Password')
  await second.type(PASSWORD)
  await second.press('Enter')
  await expectFocus(second.page, 'Welcome! You are signed in.')
  expect(api.users).toHaveLength(1)
  expect(api.sessions).toHaveLength(2)
  // The browser itself reports a response of 422.
  expect([...first.complaints, ...second.complaints].filter((text) => !text.includes('422'))).toEqual([])
})

test('what a password manager fills in without an event is used, and a button is clicked once', async () => {
  const api = createMockFrontendApi()
  const { page } = await openForm(api)
  await page.evaluate(
    ([email = '', password = '']) => {
      const [first, second] = document.querySelectorAll('input')
      if (first) first.value = email
      if (second) second.value = password
    },
    [EMAIL, PASSWORD],
  )
  await page.getByRole('button', { name: 'Continue' }).dblclick()
  await page.getByLabel('Code').waitFor()
  expect(api.outbox).toHaveLength(1)
})

test('a code is pasted without its spaces', async () => {
  const api = createMockFrontendApi()
  const { page } = await openForm(api, (html) => html.replace('name="code"', 'name="code" maxlength="6"'))
  await page.getByLabel('Email address').fill(EMAIL)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expectFocus(page, 'Code')
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', 'Your code is 123-456.')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
  expect(await page.getByLabel('Code').inputValue()).toBe('123456')
})

test('a code that the browser reads from a text message is entered by itself', async () => {
  const api = createMockFrontendApi(presets.emailCode())
  const { page } = await openForm(api, (html) => html.replace(/<label>Password.*/, ''))
  await page.evaluate(() => {
    const asked = new Promise<object>((resolve) => {
      const get = (options: object) => {
        resolve(options)
        return new Promise((give) => Object.assign(window, { give }))
      }
      Object.defineProperty(navigator, 'credentials', { value: { get } })
    })
    Object.assign(window, { OTPCredential: class {}, asked })
  })
  await page.getByLabel('Email address').fill(EMAIL)
  await page.keyboard.press('Enter')
  expect(await page.evaluate('asked.then(({ otp }) => otp)')).toEqual({ transport: ['sms'] })
  await page.evaluate(`give({ code: '${api.outbox.lastCode(EMAIL)}' })`)
  await page.getByText('Welcome!').waitFor()
})

test('a provider leads back to the page, which goes on by itself', async () => {
  const api = createMockFrontendApi({ ...presets.socialProgressive(), clients: 'cookie' })
  api.users.add({ emailAddress: EMAIL })
  const button = '<button type="button" data-strategy="oauth_google">Continue with Google</button></fieldset>'
  const { page } = await openForm(api, (html) => html.replace('</fieldset>', button))
  await page.route(/oauth/, async (route) => {
    const location = String(await api.providers.approve(route.request().url(), { emailAddress: EMAIL }))
    await route.fulfill({ status: 302, headers: { location } })
  })
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.getByText('Welcome!').waitFor()
  expect(new URL(page.url()).hash).toBe('')
  expect(api.users).toHaveLength(1)
})

test('a form that is added later is bound, and one that is removed is let go', async () => {
  const api = createMockFrontendApi()
  const { page } = await openForm(api)
  const bound = await page.evaluate(async () => {
    const before = document.forms[0] as HTMLFormElement
    const after = document.createElement('form')
    after.dataset.headlessSignup = 'sign-in'
    for (const step of ['verify', 'start']) after.appendChild(document.createElement('p')).dataset.step = step
    before.replaceWith(after)
    await new Promise(requestAnimationFrame)
    return [
      before.noValidate,
      after.noValidate,
      ...Array.from(after.querySelectorAll<HTMLElement>('[data-step]'), ({ hidden }) => hidden),
    ]
  })
  expect(bound).toEqual([false, true, true, false])
})
