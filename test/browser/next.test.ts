import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { expectSignedIn, signUpByCode } from './example-page.ts'
import { buildNextApp, startNextApp } from './next-app.ts'

let build: string
let app: Awaited<ReturnType<typeof startNextApp>>
let browser: Browser

beforeAll(async () => {
  build = await buildNextApp()
  app = await startNextApp()
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await app?.close()
})

const open = async (path: string) => {
  const { page, complaints, close } = await openPage(browser)
  onTestFinished(close)
  await page.goto(app.origin + path)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return { page, complaints, press, heading: (name: string) => page.getByRole('heading', { name }).waitFor() }
}

/** The newest code that the server printed for an address. */
const codeFor = async (emailAddress: string): Promise<string> => {
  const codes = () => [...app.printed().matchAll(/^To (\S+): your code is (\d+)$/gm)]
  await expect.poll(() => codes().at(-1)?.[1]).toBe(emailAddress)
  return String(codes().at(-1)?.[2])
}

test('the Next.js example is built without a warning', () => {
  expect(build).toContain('Compiled successfully')
  expect(build).not.toMatch(/warn|error|⚠|⨯|reconfigured/i)
})

test.each([
  ['/', 'Your account'],
  ['/sign-up', 'Create your account'],
  ['/sign-in', 'Sign in'],
  ['/callback/sign-up', 'One moment'],
  ['/verify', 'Your link'],
])('%s is rendered on the server, and waits for what only the browser knows', async (path, title) => {
  const html = await (await fetch(app.origin + path)).text()
  expect(html).toContain(`<h1>${title}</h1>`)
  expect(html).toContain('<p role="status">One moment …</p>')
  expect(html).not.toContain('<form')
})

test('a user signs up, asks for the account directly, signs out, and signs in again', async () => {
  const { page, complaints, press, heading } = await open('/sign-up')
  await signUpByCode(page, () => codeFor('ada@example.test'))
  await page.reload()
  await expectSignedIn(page)
  await press('Sign out')
  await heading('Sign in')
  await page.getByLabel('Email address').fill('ada@example.test')
  await press('Continue')
  await page.getByLabel('Password').fill('correct horse 42')
  await press('Sign in')
  await expectSignedIn(page)
  expect(new URL(page.url()).pathname).toBe('/')
  expect(complaints).toEqual([])
})

test('the account of a user who is signed out leads to the sign-in', async () => {
  const { page, complaints } = await open('/')
  await page.waitForURL('**/sign-in')
  await page.getByLabel('Email address').waitFor()
  expect(complaints).toEqual([])
})

test('a provider leads back to the app, which then has the account', async () => {
  const { page, complaints, press } = await open('/sign-up')
  await press('Continue with Google')
  await page.waitForURL(`${app.origin}/api/frontend/v1/oauth/authorize*`)
  await press('grace@example.test')
  await page.getByText('Welcome, grace@example.test!').waitFor()
  expect(page.url()).toBe(`${app.origin}/`)
  expect(complaints).toEqual([])
})
