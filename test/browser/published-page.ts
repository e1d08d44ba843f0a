import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Page } from 'playwright-core'
import type { MockFrontendApi } from '../../src/testing/index.ts'
import { respondFrom } from './example-page.ts'

export const ORIGIN = 'https://app.example.test'

const ROOT = new URL('../../', import.meta.url)
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.map': 'application/json' }

const exampleFile = (name: string): Promise<string> =>
  readFile(new URL(`examples/script-tag/${name}`, ROOT), { encoding: 'utf8' })

const IMPORT_MAP = JSON.stringify({
  imports: {
    'headless-signup': '/dist/browser/headless-signup.js',
    'headless-signup/core': '/dist/browser/core.js',
  },
})

interface Way {
  /** The script elements before the app's own. */
  readonly elements: string
  /** The first lines of the app's script: how it gets at the client. `null`: it is no module. */
  readonly imports: string | null
}

const moduleOf = (name: string): string => `import * as HeadlessSignUp from '${name}'\n`

const coreOf = (name: string): string =>
  `import { createClient, fetchTransport } from '${name}'
   const HeadlessSignUp = { createClient: (options) => createClient({ transport: fetchTransport(options) }) }
`

/** How a page without a bundler takes what is published. */
export const WAYS = {
  'a script tag': { elements: '<script defer src="/dist/headless-signup.global.js"></script>', imports: null },
  'a module script': { elements: '', imports: moduleOf('/dist/browser/headless-signup.js') },
  'a module script with core': { elements: '', imports: coreOf('/dist/browser/core.js') },
  'an import map': {
    elements: `<script type="importmap">${IMPORT_MAP}</script>`,
    imports: moduleOf('headless-signup'),
  },
  'an import map with core': {
    elements: `<script type="importmap">${IMPORT_MAP}</script>`,
    imports: coreOf('headless-signup/core'),
  },
} as const satisfies Readonly<Record<string, Way>>

/** An import map stands in the page, so the policy has to name it. */
const hashes = (elements: string): string =>
  [...elements.matchAll(/<script type="importmap">(.*?)<\/script>/g)]
    .map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join('')

const policyOf = (elements: string): string =>
  [
    "default-src 'none'",
    `script-src 'self'${hashes(elements)}`,
    "connect-src 'self'",
    'img-src data:',
    "require-trusted-types-for 'script'",
  ].join('; ')

/** Serves the page of the script-tag example in one of the ways, the built files, and the mock, all at {@link ORIGIN}. */
export const servePublished = async (page: Page, way: Way, api: MockFrontendApi): Promise<void> => {
  const own = `<script ${way.imports === null ? 'defer' : 'type="module"'} src="/sign-up.js" data-publishable-key=""></script>`
  const html = (await exampleFile('index.html')).replace(/<script[\s\S]*<\/script>/, way.elements + own)
  const script = (way.imports ?? '') + (await exampleFile('sign-up.js'))

  await page.route(`${ORIGIN}/`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': policyOf(way.elements) },
      body: html,
    }),
  )
  await page.route(`${ORIGIN}/sign-up.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: script }))
  await page.route(`${ORIGIN}/dist/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    return route.fulfill({
      contentType: TYPES[extname(pathname)] ?? 'application/octet-stream',
      path: new URL(`.${pathname}`, ROOT).pathname,
    })
  })
  await page.route(`${ORIGIN}/v1/**`, respondFrom(api))
}
