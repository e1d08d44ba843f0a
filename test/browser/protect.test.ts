import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { protectResolver } from '../../src/browser/protect-resolver.ts'
import { createAddonPages } from './addon-page.ts'

const SDK_URL = 'https://protect.example.test/sdk.js'

let pages: Awaited<ReturnType<typeof createAddonPages>>

beforeAll(async () => {
  pages = await createAddonPages()
})

afterAll(() => pages?.close())

/** Resolves a challenge in a page whose network has this script. */
const resolve = async ({
  script = '',
  sdkUrl = SDK_URL,
  abortAfterMs,
}: {
  script?: string
  sdkUrl?: string
  abortAfterMs?: number
} = {}) => {
  const { page, context, requested, close } = await pages.open()
  onTestFinished(close)
  if (script) {
    await context.route(SDK_URL, (route) => {
      requested.push(route.request().url())
      return route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: script,
      })
    })
  }
  const result = await page.evaluate(
    async ({ sdkUrl, abortAfterMs }) => {
      const { addons } = globalThis as unknown as { addons: { protectResolver: typeof protectResolver } }
      const controller = new AbortController()
      if (abortAfterMs !== undefined) setTimeout(() => controller.abort(), abortAfterMs)
      const challenge = { status: 'pending', token: 'ptk_1', sdkUrl, uiHints: { theme: 'dark' } } as const
      const outcome = await addons
        .protectResolver({ hosts: ['protect.example.test'] })(challenge, { signal: controller.signal })
        .catch((error: { code?: string; cause?: { message?: string } }) => ({
          code: error.code,
          cause: error.cause?.message,
        }))
      return { outcome, left: document.querySelectorAll('body div').length }
    },
    { sdkUrl, abortAfterMs },
  )
  return { ...result, requested }
}

test('the script of an allowed host is run with what the challenge holds, and its element is taken away', async () => {
  const { outcome, left } = await resolve({
    script: `export default async (container, { token, uiHints, signal, setWidgetVisible }) => {
      const before = container.hidden
      setWidgetVisible(true)
      return [token, uiHints.theme, signal.aborted, before, container.hidden, container.isConnected].join(' ')
    }`,
  })
  expect(outcome).toBe('ptk_1 dark false true false true')
  expect(left).toBe(0)
})

test.each([
  ['http', 'http://protect.example.test/sdk.js'],
  ['another host', 'https://evil.example.test/sdk.js'],
  ['credentials', 'https://user:secret@protect.example.test/sdk.js'],
  ['another port', 'https://protect.example.test:8443/sdk.js'],
  ['no address', 'sdk.js'],
  ['code', 'data:text/javascript,export default () => "proof"'],
])('an address with %s is rejected, and nothing is loaded', async (_what, sdkUrl) => {
  const { outcome, requested } = await resolve({ sdkUrl })
  expect(outcome).toEqual({ code: 'protect_check_invalid_sdk_url' })
  expect(requested).toEqual([])
})

test.each([
  ['cannot be loaded', '', 'protect_check_script_load_failed'],
  ['exports no function', 'export default 1', 'protect_check_invalid_script'],
  ['throws', "export default () => { throw new Error('No.') }", 'protect_check_execution_failed'],
  ['ends without a proof', 'export default async () => {}', 'protect_check_execution_failed'],
])('a script that %s is an error of its own', async (_what, script, code) => {
  const { outcome, left } = await resolve({ script })
  expect(outcome).toMatchObject({ code })
  expect(left).toBe(0)
})

test('a signal ends it, even if the script does not listen', async () => {
  const { outcome, left } = await resolve({ script: 'export default () => new Promise(() => {})', abortAfterMs: 200 })
  expect(outcome).toMatchObject({ code: 'protect_check_aborted' })
  expect(left).toBe(0)
})
