import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createMockFrontendApi, type MockFrontendApi, presets } from '../../src/testing/index.ts'
import { createSnippetRunner, createSnippetTests } from '../examples/snippets.ts'
import { codeOf, snippets } from '../examples/testing-doc.ts'
import { type Installed, install } from '../package/installed.ts'
import { launchBrowser, openPage } from './browser.ts'
import { appWith, serveApp } from './recipe-app.ts'

const EMAIL = 'ada@example.test'
const KEY = createMockFrontendApi().publishableKey

let browser: Browser
let installed: Installed
const run = createSnippetRunner()

beforeAll(async () => {
  ;[browser, installed] = await Promise.all([launchBrowser(), install()])
})
afterAll(async () => {
  await browser?.close()
  await installed?.remove()
})

const open = async (options?: Parameters<typeof openPage>[1]) => {
  const opened = await openPage(browser, options)
  onTestFinished(opened.close)
  return opened
}

const giveDetails = async (page: Page): Promise<void> => {
  await page.getByLabel('Email address').fill(EMAIL)
  await page.getByLabel('Password').fill('correct horse 42')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Code').waitFor()
}

const giveCode = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Verify' }).click()
  await page.getByText(`Welcome, ${EMAIL}!`).waitFor()
}

test('MSW: mocks.ts and main.ts sign a user up, who is there after a reload', async () => {
  const modules = { './mocks.ts': codeOf('mocks.ts'), './app.ts': await appWith(KEY) }
  const url = await serveApp(codeOf('main.ts'), modules)
  const { page, complaints } = await open()
  await page.goto(url)
  await giveDetails(page)
  await page.reload()
  await page.getByLabel('Code').waitFor()
  const code = await page.evaluate(
    (to) => (window as unknown as { api: MockFrontendApi }).api.outbox.lastCode(to),
    EMAIL,
  )
  await giveCode(page, code)
  expect(complaints).toEqual([])
})

type RouteFrontendApi = (context: BrowserContext, api: MockFrontendApi, host?: string) => Promise<void>

test('Playwright: sign-up.spec.ts passes, with nothing changed in the app', async () => {
  const { page, complaints } = await open({ baseURL: await serveApp(await appWith(KEY)) })
  const { runner, done } = createSnippetTests(expect, { page, context: page.context() })
  const modules = { './frontend-api-route.ts': codeOf('frontend-api-route.ts') }
  await run(codeOf('sign-up.spec.ts'), { runnerOfSnippet: runner }, { modules })
  expect(await done()).toBe(1)
  expect(complaints).toEqual([])
})

test('Playwright: the route takes another key, links in messages, pages of providers and dropped connections', async () => {
  const { routeFrontendApi } = (await run(codeOf('frontend-api-route.ts'))) as { routeFrontendApi: RouteFrontendApi }
  const host = 'happy-otter-12.clerk.accounts.dev'
  const code = `import { createClient } from 'headless-signup'
    window.client = createClient({ publishableKey: '${`pk_test_${btoa(`${host}$`)}`}', retry: { limit: 0 } })`
  const url = await serveApp(code)
  const { page } = await open()
  const api = createMockFrontendApi({
    settings: {
      ...presets.emailLink().settings,
      social: { oauth_google: { enabled: true, name: 'Google' } },
    },
    clients: 'dev_browser',
  })
  await routeFrontendApi(page.context(), api, host)
  await page.goto(url)

  type App = { client: import('../../src/index.ts').Client }
  const redirected = page.evaluate(async (back) => {
    const { signUp } = (window as unknown as App).client
    await signUp.sso({ strategy: 'oauth_google', redirectUrl: `${back}?done`, redirectCallbackUrl: `${back}?callback` })
  }, url)
  await redirected.catch(() => {}) // the page is left
  await page.waitForURL(`https://${host}/**`)
  await page.getByRole('textbox', { name: 'Email address' }).fill(EMAIL)
  await page.getByRole('button', { name: /continue/i }).click()
  await page.waitForURL(({ origin }) => `${origin}/` === url)
  expect(api.users).toMatchObject([{ emailAddress: EMAIL }])

  await page.evaluate(() => (window as unknown as App).client.load())
  api.fail.next({ networkError: true, when: { path: '/client' } })
  const dropped = await page.evaluate(() =>
    (window as unknown as App).client.reload().catch((error: { code: string }) => error.code),
  )
  expect(dropped).toBe('network_error')

  await page.context().clearCookies()
  await page.goto(url)
  await page.evaluate(async (back) => {
    const { signUp } = (window as unknown as App).client
    await signUp.create({ emailAddress: 'grace@example.test' })
    await signUp.prepareEmailAddressVerification({ strategy: 'email_link', redirectUrl: `${back}?link` })
  }, url)
  await page.goto(String(api.outbox.last('grace@example.test').url))
  await page.waitForURL(({ searchParams }) => searchParams.get('__clerk_status') === 'verified')
  expect(page.url()).toContain(url)
})

/** Starts a process of the installed package, and returns what it printed first, until it matches. */
const start = (args: readonly string[], expected: RegExp): Promise<string> => {
  const child = spawn(process.execPath, args, { cwd: installed.project, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    if (child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      if (expected.test(printed)) resolve(printed)
    })
    child.once('exit', (code) => reject(new Error(`It ended with ${code} after printing: ${printed}`)))
  })
}

const ANY_PORT = '0' // The port of the document may be taken where this runs.

const COMMANDS = {
  'mock-server.mjs': async () => {
    const file = join(installed.project, 'mock-server.mjs')
    await writeFile(file, codeOf('mock-server.mjs').replace('4010', ANY_PORT))
    return [file]
  },
  'npx headless-signup mock': async () => {
    const line = snippets.find(({ code }) => code.startsWith('npx headless-signup mock'))?.code ?? ''
    const { bin } = JSON.parse(await installed.read('package.json'))
    const args = line.trim().replace('4010', ANY_PORT).split(' ').slice(2)
    return [join(installed.folder, bin['headless-signup']), ...args]
  },
}

test.each(Object.entries(COMMANDS))('local development: %s prints a key and an inbox that work', async (_, argsOf) => {
  const printed = await start(await argsOf(), /pk_test_\S+[\s\S]*inbox\S*\s+http:\S+/)
  const [key = ''] = /pk_test_\S+/.exec(printed) ?? []
  const [, inboxUrl = ''] = /inbox\S*\s+(http:\S+)/.exec(printed) ?? []
  const { page, complaints } = await open()
  await page.goto(await serveApp(await appWith(key)))
  await giveDetails(page)
  const inbox = await page.context().newPage()
  await inbox.goto(inboxUrl)
  const code = await inbox.getByText(/^\d{6}$/).textContent()
  await giveCode(page, String(code))
  expect(complaints).toEqual([])
})
