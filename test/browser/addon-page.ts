import { build } from 'esbuild'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'

export const TURNSTILE_URL = 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit'
const APP = 'https://app.example.test'

/**
 * Turnstile's script, as far as we use it. Each widget does what `window.plan` has next for it: `'token'` (the default),
 * `'interactive'`, `'forever'`, `'throw'`, or a code of an error.
 */
const TURNSTILE_STUB = `
  window.loads = (window.loads ?? 0) + 1
  window.log = []
  window.turnstile = (() => {
    const widgets = new Map()
    let tokens = 0
    const run = (id) => setTimeout(() => {
      const { options } = widgets.get(id) ?? {}
      if (!options) return
      const next = (window.plan ?? []).shift() ?? 'token'
      const pass = () => options.callback('turnstile-token-' + (tokens += 1))
      if (next === 'token') pass()
      else if (next === 'interactive') {
        options['before-interactive-callback']()
        window.log.push('interactive ' + document.querySelector('#clerk-captcha').getAttribute('data-cl-interactive'))
        options['after-interactive-callback']()
        pass()
      } else if (next === 'unsupported') options['unsupported-callback']()
      else if (next !== 'forever') window.log.push('handled ' + options['error-callback'](next))
    }, 1)
    return {
      render: (container, options) => {
        if (window.plan?.[0] === 'throw') throw new Error('Could not render: ' + window.plan.shift())
        const id = 'widget-' + (widgets.size + 1)
        const { callback, 'error-callback': error, ...plain } = options
        window.log.push({
          place: container.parentElement === document.body ? 'body' : container.parentElement.id,
          hidden: container.hidden,
          style: container.getAttribute('style'),
          options: Object.fromEntries(Object.entries(plain).filter(([, value]) => typeof value !== 'function')),
        })
        container.append(document.createElement('iframe'))
        widgets.set(id, { container, options })
        run(id)
        return id
      },
      reset: (id) => { window.log.push('reset ' + id); run(id) },
      remove: (id) => { window.log.push('remove ' + id); widgets.get(id).container.replaceChildren(); widgets.delete(id) },
    }
  })()`

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { createTurnstile } from './src/addons/turnstile.ts'
        export { protectResolver } from './src/addons/protect.ts'`,
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
