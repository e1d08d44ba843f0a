import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type ExampleName, serveExample } from '../../examples/serve.mjs'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { launchBrowser } from './browser.ts'
import { expectSignedIn, openStrictPage, signUpByForm } from './example-page.ts'

const EMAIL = 'ada@example.test'
const ADA = { emailAddress: EMAIL, password: 'correct horse 42' }

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const enterCode = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Code').fill(code)
  await press(page, 'Verify')
}

/** Goes to the sign-in, and enters who signs in. */
const identify = async (page: Page): Promise<void> => {
  await press(page, 'Sign in')
  await page.getByLabel('Email address').fill(EMAIL)
  await press(page, 'Continue')
}

describe.each<ExampleName>(['svelte', 'vue'])('the %s example', (example) => {
  const open = async (api: MockFrontendApi) => {
    const served = await serveExample(example, { api })
    onTestFinished(() => served.close())
    const opened = await openStrictPage(browser)
    await opened.page.goto(served.url)
    return { ...opened, url: served.url }
  }

  test('signs a user up, remembers the user, and signs out, under a strict policy', async () => {
    const api = createMockFrontendApi()
    const { page, complaints } = await open(api)
    await signUpByForm(page, api)
    await page.reload()
    await expectSignedIn(page)
    await press(page, 'Sign out')
    await page.getByRole('heading', { name: 'Create your account' }).waitFor()
    expect(api.sessions.map(({ status }) => status)).toEqual(['removed'])
    expect(complaints).toEqual([])
  })

  test('signs a user in with a password and a second factor', async () => {
    const api = createMockFrontendApi(presets.passwordAndTotp())
    const ada = api.users.add({ ...ADA, totpSecret: 'JBSWY3DPEHPK3PXP' })
    const { page, complaints } = await open(api)
    await identify(page)
    await page.getByLabel('Password').fill(ADA.password)
    await press(page, 'Sign in')
    await enterCode(page, api.users.totpCode(ada.id))
    await expectSignedIn(page)
    expect(complaints).toEqual([])
  })

  test('asks for all that an instance wants, and verifies one after the other', async () => {
    const api = createMockFrontendApi(presets.everything())
    const { page } = await open(api)
    const values = {
      'First name': 'Ada',
      'Last name': 'Lovelace',
      Username: 'ada_lovelace',
      'Email address': EMAIL,
      'Phone number': '+447700900143',
      Password: ADA.password,
    }
    for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value)
    await page.getByLabel('I accept the terms of service').check()
    await press(page, 'Continue')
    for (const sent of [1, 2]) {
      await expect.poll(() => api.outbox.length).toBe(sent)
      await page.getByText(sent === 1 ? 'to your email address' : 'to your phone number').waitFor()
      expect(await page.getByLabel('Code').inputValue()).toBe('')
      await enterCode(page, String(api.outbox.at(-1)?.code))
    }
    await expectSignedIn(page)
  })

  test('shows an error at its field, and leads an unknown user to the sign-up', async () => {
    const api = createMockFrontendApi(presets.socialProgressive())
    const { page } = await open(api)
    await identify(page)
    await page.locator('[aria-invalid="true"]').waitFor()
    expect(await page.getByLabel('Email address').getAttribute('aria-describedby')).toBe('identifier-problem')
    await press(page, 'Create an account')
    await page.getByRole('heading', { name: 'Create your account' }).waitFor()
  })
})
