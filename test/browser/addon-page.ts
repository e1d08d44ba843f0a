import { build } from 'esbuild'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { TURNSTILE_STUB, TURNSTILE_URL } from '../support/turnstile.ts'
import { launchBrowser } from './browser.ts'

const APP = 'https://app.example.test'

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { createTurnstile } from './src/browser/turnstile/turnstile.ts'
        export { protectResolver } from './src/browser/protect-resolver.ts'`,
      resolveDir: new URL('../..', import.meta.url).pathname,
    },
    bundle: true,
    format: 'iife',
    globalName: 'addons',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

export interface AddonPage {
  readonly page: Page
  readonly context: BrowserContext
  /** Addresses that were asked for, other than the page's own. */
  readonly requested: string[]
  close(): Promise<void>
}

/** A page that has the add-ons as `addons`, on a network of its own. */
export const createAddonPages = async () => {
  const browser: Browser = await launchBrowser()
  const script = await bundle()
  return {
    close: () => browser.close(),
    open: async ({ body = '', policy = '' }: { body?: string; policy?: string } = {}): Promise<AddonPage> => {
      const context = await browser.newContext()
      context.setDefaultTimeout(15_000)
      const page = await context.newPage()
      const requested: string[] = []
      await context.route('**/*', (route) => {
        const url = route.request().url()
        if (!url.startsWith(APP)) {
          requested.push(url)
          if (url !== TURNSTILE_URL) return route.abort()
          return route.fulfill({ contentType: 'text/javascript', body: TURNSTILE_STUB })
        }
        if (url.endsWith('/addons.js')) return route.fulfill({ contentType: 'text/javascript', body: script })
        return route.fulfill({
          contentType: 'text/html',
          headers: policy ? { 'content-security-policy': policy } : {},
          body: `<!doctype html><html><head><script src="/addons.js"></script></head><body>${body}</body></html>`,
        })
      })
      await page.goto(APP)
      return { page, context, requested, close: () => context.close() }
    },
  }
}
