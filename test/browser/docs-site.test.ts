import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ROOT } from '../examples/snippets.ts'
import { launchBrowser, openPage } from './browser.ts'
import { serveFolder } from './serve-folder.ts'

/** Not the root: a site may be below a path of its host. */
const BASE = '/headless/'

let folder: string
let site: Awaited<ReturnType<typeof serveFolder>>
let browser: Browser

const run = (name: string, ...options: string[]) =>
  promisify(execFile)(join(ROOT, 'node_modules/.bin', name), options, { cwd: ROOT, maxBuffer: 1e8 })

// The same two commands as `npm run docs`, to a folder of its own.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headless-signup-docs-'))
  await run('typedoc', '--options', 'docs/.vitepress/typedoc.mjs')
  await run('vitepress', 'build', 'docs', '--base', BASE, '--outDir', folder)
  site = await serveFolder(folder, BASE)
  browser = await launchBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A page of the site, and the addresses elsewhere that it asked for. */
const open = async (path: string, options: BrowserContextOptions = {}) => {
  const { page, complaints, close } = await openPage(browser, options)
  onTestFinished(close)
  const elsewhere: string[] = []
  page.context().on('request', (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  await page.goto(site.url + path)
  return { page, complaints, elsewhere }
}

const unescaped = (text: string): string => text.replaceAll('&amp;', '&')

test('every link and every anchor leads somewhere', async () => {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html'))
  const pages = await Promise.all(
    files.map(async (file) => {
      const html = await readFile(join(folder, file), 'utf8')
      const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))
      const links = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link = '']) => unescaped(link))
      return { file, ids, links }
    }),
  )
  expect(pages.length).toBeGreaterThan(30)
  const existing = new Set(await readdir(folder, { recursive: true }))
  const idsOf = new Map(pages.map(({ file, ids }) => [file, ids]))

  const isBroken = (file: string, link: string): boolean => {
    const { origin, pathname, hash } = new URL(link, new URL(file, site.url))
    if (!site.url.startsWith(origin)) return false
    const path = decodeURIComponent(pathname.slice(BASE.length))
    const target = path === '' || path.endsWith('/') ? `${path}index.html` : path
    if (!pathname.startsWith(BASE) || !existing.has(target)) return true
    const anchor = decodeURIComponent(hash.slice(1))
    return anchor !== '' && !idsOf.get(target)?.has(anchor)
  }
  // Every page for a link to it is missing: it is shown for none of its own.
  const broken = pages
    .filter(({ file }) => file !== '404.html')
    .flatMap(({ file, links }) => links.filter((link) => isBroken(file, link)).map((link) => `${file}: ${link}`))
  expect(broken).toEqual([])
})

test('the search finds a page without a network', async () => {
  const { page, complaints, elsewhere } = await open('')
  await page.getByRole('button', { name: 'Search' }).first().click()
  await page.getByRole('searchbox').fill('Retry-After')
  await page.locator('.VPLocalSearchBox .result').first().waitFor()
  await page.getByRole('searchbox').fill('lost response of a proxy')
  await page.locator('.VPLocalSearchBox .result', { hasText: 'Errors and networks' }).first().click()
  await page.waitForURL(/faq\.html#/)
  expect([complaints, elsewhere]).toEqual([[], []])
})

/** As the browser does with workers that have nothing to do. */
const stopWorkers = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
}

test('a user signs up in the playground on its page, and is signed in when its worker starts anew', async () => {
  const { page, complaints, elsewhere } = await open('playground.html')
  const app = page.frameLocator('iframe.playground-frame')
  await app.locator('#card').getByLabel('Email address').fill('ada@example.com')
  await app.locator('#card').getByLabel('Password', { exact: true }).fill('correct horse battery')
  await app.getByRole('button', { name: 'Continue', exact: true }).click()
  await app.getByRole('button', { name: /^Fill in code/ }).click()
  await app.getByRole('button', { name: 'Verify' }).click()
  await app.getByRole('heading', { name: 'Welcome' }).waitFor()
  await stopWorkers(page)
  await page.reload()
  await app.getByRole('heading', { name: 'Welcome' }).waitFor()
  expect([complaints, elsewhere]).toEqual([[], []])
})

test('a user signs up through a provider in the playground, and later as another user', async () => {
  const { page, complaints, elsewhere } = await open('playground-app/index.html')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor()
  await page.getByRole('button', { name: 'another user' }).click()
  await page.getByRole('button', { name: 'Continue with Google' }).waitFor()
  expect([complaints, elsewhere]).toEqual([[], []])
})

const PAGES = ['', 'next-step.html', 'errors.html', 'playground.html']

test.each(PAGES.flatMap((path) => (['light', 'dark'] as const).map((colorScheme) => ({ path, colorScheme }))))(
  'the page "$path" has no serious barrier when it is $colorScheme',
  async ({ path, colorScheme }) => {
    const { page } = await open(path, { colorScheme })
    await page.addScriptTag({ content: axe.source })
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { iframes: false }),
    )
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
  },
)

test.each(PAGES)('the page "%s" fits a small screen', async (path) => {
  const { page, complaints } = await open(path, { viewport: { width: 360, height: 740 } })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  expect(complaints).toEqual([])
})
