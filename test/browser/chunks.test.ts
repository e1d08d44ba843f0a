import { basename } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'

const APP = 'https://app.example.test'

const CONTENTS = `import { createClient, turnstile } from './src/index.ts'
  const transport = async () => ({ status: 422, headers: new Headers(), body: { errors: [{ code: 'form_invalid' }] } })
  const { signUp, ...client } = createClient({ transport })
  const params = { strategy: 'oauth_google', redirectUrl: '/done', redirectCallbackUrl: '/callback' }
  const request = { siteKey: 'k', invisibleSiteKey: 'k', widgetType: 'smart', action: 'signup', signal: AbortSignal.abort() }
  const captcha = turnstile({ container: document.body })
  const calls = {
    sso: (popup) => signUp.sso({ ...params, popup }),
    authenticateWithPopup: (popup) =>
      signUp.authenticateWithPopup({ strategy: 'oauth_google', redirectUrl: '/cb', redirectUrlComplete: '/', popup }),
    web3: () => signUp.web3({ strategy: 'web3_metamask_signature' }),
    completePopup: () => client.completePopup(),
    captcha: () => captcha.solve(request),
  }
  window.call = async (name) => {
    const popup = /sso|Popup$/.test(name) && name !== 'completePopup' ? window.open('about:blank') : null
    const { code, retryable, message } = await calls[name](popup).catch((error) => error)
    return { code, retryable, message, isClosed: popup?.closed ?? true }
  }`

interface Outcome {
  readonly code?: string
  readonly retryable?: boolean
  readonly message?: string
  readonly isClosed: boolean
}

let browser: Browser
let files: ReadonlyMap<string, string>

beforeAll(async () => {
  const bundling = build({
    stdin: { contents: CONTENTS, resolveDir: new URL('../..', import.meta.url).pathname, sourcefile: 'app.js' },
    bundle: true,
    splitting: true,
    format: 'esm',
    conditions: ['browser'],
    entryNames: 'app',
    chunkNames: '[name]-[hash]',
    outdir: 'out',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  })
  const [launched, { outputFiles }] = await Promise.all([launchBrowser(), bundling])
  browser = launched
  files = new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
})
afterAll(() => browser?.close())

const call = (page: Page, name: string): Promise<Outcome> =>
  page.evaluate((given) => (window as unknown as { call(name: string): Promise<Outcome> }).call(given), name)

/** A page at which a chunk is missing while `isMissing()`. */
const openApp = async (isMissing: (file: string) => boolean): Promise<Page> => {
  const { page, close } = await openPage(browser)
  onTestFinished(close)
  await page.context().route(`${APP}/**`, (route) => {
    const file = basename(new URL(route.request().url()).pathname)
    const text = files.get(file)
    if (text === undefined) {
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><script type="module" src="/app.js"></script>',
      })
    }
    // What a server returns for a file of an older deployment.
    if (isMissing(file)) return route.fulfill({ status: 404, contentType: 'text/html', body: 'Not found' })
    return route.fulfill({ contentType: 'text/javascript', body: text })
  })
  await page.goto(APP)
  await page.waitForFunction(() => 'call' in window)
  return page
}

/** Whether this browser requests a file again whose import has failed. By the HTML standard of before it must not. */
const requestsAgain = async (page: Page): Promise<boolean> => {
  let requests = 0
  await page.context().route('**/never.js', (route) => {
    requests += 1
    return route.fulfill({ status: 404 })
  })
  const load = () => page.evaluate("import('/never.js').catch(() => {})")
  await load()
  await load()
  return requests > 1
}

test.each([
  ['sso', 'rare-actions'],
  ['authenticateWithPopup', 'rare-actions'],
  ['web3', 'rare-actions'],
  ['web3', 'wallets'],
  ['completePopup', 'rare-actions'],
  ['captcha', 'turnstile'],
])(
  '%s without its chunk %s is chunk_failed, and the next call loads it, after a reload where the browser wants one',
  async (name, chunk) => {
    let isMissing = true
    let requests = 0
    const page = await openApp((file) => {
      const isIt = file.startsWith(`${chunk}-`)
      if (isIt) requests += 1
      return isIt && isMissing
    })
    const failed = await call(page, name)
    expect(failed).toMatchObject({ code: 'chunk_failed', retryable: true, isClosed: true })
    expect(failed.message).toContain('reload the page')
    isMissing = false
    if (!(await requestsAgain(page))) await page.reload()
    await page.waitForFunction(() => 'call' in window)
    const next = await call(page, name)
    expect(requests).toBe(2)
    expect(next.code).not.toBe('chunk_failed')
    expect(next.isClosed).toBe(true)
  },
)
