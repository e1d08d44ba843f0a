import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { createTurnstile } from '../../src/browser/turnstile/turnstile.ts'
import { TURNSTILE_URL } from '../support/turnstile.ts'
import { createAddonPages } from './addon-page.ts'

/** What the stub of Turnstile leaves in the page. */
declare global {
  var addons: { createTurnstile: typeof createTurnstile }
  var plan: string[] | undefined
  var log: unknown[] | undefined
  var loads: number | undefined
}

let pages: Awaited<ReturnType<typeof createAddonPages>>

beforeAll(async () => {
  pages = await createAddonPages()
})

afterAll(() => pages?.close())

interface Asked {
  readonly widgetType?: 'smart' | 'invisible'
  /** What the widgets do, in turn. */
  readonly plan?: string[]
  readonly options?: { readonly element?: string; readonly nonce?: string }
  readonly times?: number
  readonly abortAfterMs?: number
}

const PLACE = '<div id="clerk-captcha"></div>'

const setup = async (page: Parameters<typeof pages.open>[0] = {}) => {
  const opened = await pages.open(page)
  onTestFinished(opened.close)
  return {
    ...opened,
    /** Solves a challenge in the page. Returns what became of it and of the page. */
    solve: (asked: Asked = {}) =>
      opened.page.evaluate(async ({ widgetType = 'smart', plan, options = {}, times = 1, abortAfterMs }) => {
        globalThis.plan = plan
        const controller = new AbortController()
        const provider = globalThis.addons.createTurnstile(options)
        const solveOnce = () =>
          provider
            .solve({
              siteKey: 'smart-key',
              invisibleSiteKey: 'invisible-key',
              widgetType,
              action: 'signup',
              signal: controller.signal,
            })
            .catch((error) => ({ rejected: error.code ?? error.name, message: error.message }))
        if (abortAfterMs !== undefined) setTimeout(() => controller.abort(), abortAfterMs)
        const solutions = await Promise.all(Array.from({ length: times }, solveOnce))
        return {
          solutions: solutions as Readonly<Record<string, unknown>>[],
          log: globalThis.log ?? [],
          loads: globalThis.loads ?? 0,
          left: document.querySelectorAll('body div:not(#clerk-captcha):not(.place), iframe').length,
          nonce: document.querySelector<HTMLScriptElement>('script[src*="turnstile"]')?.nonce,
        }
      }, asked),
  }
}

test('a smart challenge runs in the page’s element, as the element wishes, and leaves nothing', async () => {
  const { solve, requested } = await setup({
    body: '<div id="clerk-captcha" data-cl-theme="dark" data-cl-size="compact" data-cl-language="de"></div>',
  })
  const { solutions, log, left } = await solve()
  expect(solutions).toEqual([{ token: 'turnstile-token-1', widgetType: 'smart' }])
  expect(requested).toEqual([TURNSTILE_URL])
  expect(log).toEqual([
    {
      place: 'clerk-captcha',
      hidden: false,
      style: null,
      options: {
        sitekey: 'smart-key',
        action: 'signup',
        appearance: 'interaction-only',
        retry: 'never',
        'refresh-expired': 'auto',
        theme: 'dark',
        size: 'compact',
        language: 'de',
      },
    },
    'remove widget-1',
  ])
  expect(left).toBe(0)
})

test.each<[what: string, body: string, asked: Asked]>([
  ['an invisible challenge', PLACE, { widgetType: 'invisible' }],
  ['a smart one without an element', '', { widgetType: 'smart' }],
])('%s runs in a hidden container of its own', async (_what, body, asked) => {
  const { solve } = await setup({ body })
  const { solutions, log, left } = await solve(asked)
  expect(solutions).toEqual([{ token: 'turnstile-token-1', widgetType: 'invisible' }])
  expect(log[0]).toMatchObject({
    place: 'body',
    hidden: true,
    options: { sitekey: 'invisible-key', theme: 'auto', size: 'normal', language: 'auto' },
  })
  expect(left).toBe(0)
})

test('(F23) challenges at the same time each have a container, and the script is loaded once', async () => {
  const { solve, requested } = await setup()
  const { solutions, loads, left } = await solve({ widgetType: 'invisible', times: 3 })
  expect(solutions.map(({ token }) => token)).toEqual(['turnstile-token-1', 'turnstile-token-2', 'turnstile-token-3'])
  expect([loads, requested.length, left]).toEqual([1, 1, 0])
})

test('the element says while the user has something to do', async () => {
  const { solve, page } = await setup({ body: PLACE })
  const { solutions, log } = await solve({ plan: ['interactive'] })
  expect(solutions[0]).toMatchObject({ widgetType: 'smart' })
  expect(log).toContain('interactive true')
  expect(await page.locator('#clerk-captcha').getAttribute('data-cl-interactive')).toBeNull()
})

test('an element of the app’s own', async () => {
  const { solve } = await setup({ body: `${PLACE}<div id="mine" class="place"></div>` })
  const { solutions, log } = await solve({ options: { element: '#mine' } })
  expect(solutions[0]).toMatchObject({ widgetType: 'smart' })
  expect(log[0]).toMatchObject({ place: 'mine', hidden: false })
})

test('an element that is not there is captcha_failed, before anything is loaded', async () => {
  const { solve, requested } = await setup()
  const { solutions } = await solve({ options: { element: '#nowhere' } })
  expect(solutions).toEqual([{ rejected: 'captcha_failed', message: expect.stringContaining('not in the page') }])
  expect(requested).toEqual([])
})

test('a failure that may pass is tried again, twice at most', async () => {
  const { solve } = await setup({ body: PLACE })
  const passed = await solve({ plan: ['300010', 'crashed_token'] })
  expect(passed.solutions).toEqual([{ token: 'turnstile-token-1', widgetType: 'smart' }])
  expect(passed.log.slice(1)).toEqual([
    'handled true',
    'reset widget-1',
    'handled true',
    'reset widget-1',
    'remove widget-1',
  ])
  const failed = await solve({ plan: ['102', '300010', '600010', 'token'] })
  expect(failed.solutions).toEqual([{ error: '102,300010,600010' }])
})

test.each([
  ['a failure that will not pass', '110100', '110100'],
  ['a browser that cannot', 'unsupported', 'This browser is not supported by the CAPTCHA.'],
  ['(F61) a widget that cannot be rendered', 'throw', 'Could not render: throw'],
])('%s is sent to the server at once', async (_what, next, error) => {
  const { solve } = await setup({ body: PLACE })
  const { solutions, left } = await solve({ plan: [next] })
  expect(solutions).toEqual([{ error }])
  expect(left).toBe(0)
})

test('an abort removes the widget', async () => {
  const { solve } = await setup({ body: PLACE })
  const { solutions, log, left } = await solve({ plan: ['forever'], abortAfterMs: 200 })
  expect(solutions).toMatchObject([{ rejected: expect.anything() }])
  expect(log.at(-1)).toBe('remove widget-1')
  expect(left).toBe(0)
})

test('a script that is blocked is what the server is sent; a later try loads it anew', async () => {
  const { solve, page, context, requested } = await setup({ body: PLACE })
  await context.route(TURNSTILE_URL, (route) => route.abort(), { times: 1 })
  const { solutions, left } = await solve()
  expect(solutions).toEqual([{ error: 'captcha_script_failed_to_load' }])
  expect(left).toBe(0)
  expect(await page.locator('script[src*="turnstile"]').count()).toBe(0)
  expect((await solve()).solutions).toEqual([{ token: 'turnstile-token-1', widgetType: 'smart' }])
  expect(requested).toHaveLength(1)
})

test('a script of the page’s own is used', async () => {
  const { solve, page, requested } = await setup({ body: PLACE })
  await page.addScriptTag({ url: TURNSTILE_URL })
  expect((await solve()).solutions).toMatchObject([{ widgetType: 'smart' }])
  expect(requested).toHaveLength(1)
})

test('it runs under a strict policy with a nonce and Trusted Types, and without inline styles', async () => {
  const { solve, page } = await setup({
    body: PLACE,
    policy:
      "default-src 'none'; script-src 'self' 'nonce-abc123'; require-trusted-types-for 'script'; trusted-types headless-signup",
  })
  const violations: string[] = []
  page.on('console', (message) => violations.push(message.text()))
  const { solutions, nonce } = await solve({ options: { nonce: 'abc123' } })
  expect(solutions).toEqual([{ token: 'turnstile-token-1', widgetType: 'smart' }])
  expect(nonce).toBe('abc123')
  expect(violations).toEqual([])
})

test('Trusted Types that do not allow the policy are captcha_failed, which says what to allow', async () => {
  const { solve } = await setup({
    body: PLACE,
    policy: "require-trusted-types-for 'script'; trusted-types 'none'",
  })
  expect((await solve()).solutions).toEqual([
    { rejected: 'captcha_failed', message: expect.stringContaining('allow the policy `headless-signup`') },
  ])
})
