import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { expectSignedIn, signUpByCode } from './example-page.ts'
import { buildNextApp, copyForNext15, example, startNextApp } from './next-app.ts'

describe.each([
  ['16', async () => example],
  ['15', copyForNext15],
])('Next.js %s', (_, make) => {
  let build: string
  let app: Awaited<ReturnType<typeof startNextApp>>
  let browser: Browser

  beforeAll(async () => {
    const made = await make()
    build = await buildNextApp(made)
    app = await startNextApp(made)
    browser = await launchBrowser()
  }, 300_000)

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

  /** What the server prints: the group of a pattern. */
  const printed = async (pattern: RegExp): Promise<string> => {
    await expect.poll(app.printed).toMatch(pattern)
    return String(pattern.exec(app.printed())?.[1])
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
  ])('%s is rendered on the server, and goes on in the browser without an error', async (path, title) => {
    const html = await (await fetch(app.origin + path)).text()
    expect(html).toContain(`<h1>${title}</h1>`)
    expect(html).toContain('<p role="status">One moment …</p>')
    const { page, complaints } = await open(path)
    await page.getByText('One moment …').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  test('a user signs up, asks for the account directly, and signs in again with a password and with a link', async () => {
    const { page, complaints, press, heading } = await open('/sign-up')
    const identify = async () => {
      await press('Sign out')
      await heading('Sign in')
      await page.getByLabel('Email address').fill('ada@example.test')
      await press('Continue')
    }
    await signUpByCode(page, () => printed(/^To ada@example.test: your code is (\d+)$/m))
    await page.reload()
    await expectSignedIn(page)
    await identify()
    await page.getByLabel('Password').fill('correct horse 42')
    await press('Sign in')
    await expectSignedIn(page)
    expect(page.url()).toBe(`${app.origin}/`)
    await identify()
    await press('Email a link')
    const tab = await page.context().newPage()
    await tab.goto(await printed(/^To ada@example.test: open (\S+)$/m))
    for (const each of [tab, page]) await expectSignedIn(each)
    expect(complaints).toEqual([])
  })

  test('the account of a user who is signed out leads to the sign-in', async () => {
    const { page, complaints } = await open('/')
    await page.waitForURL('**/sign-in')
    await page.getByLabel('Email address').waitFor()
    expect(complaints).toEqual([])
  })

  test('a user without an account, whom a provider leads back to the sign-in, has one then', async () => {
    const { page, complaints, press } = await open('/sign-in')
    await press('Continue with Google')
    await page.waitForURL(`${app.origin}/api/frontend/v1/oauth/authorize*`)
    await press('grace@example.test')
    await page.getByText('Welcome, grace@example.test!').waitFor()
    expect(page.url()).toBe(`${app.origin}/`)
    expect(complaints).toEqual([])
  })
})
