import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { compile } from 'svelte/compiler'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileScript, parse } from 'vue/compiler-sfc'
import { createMockFrontendApi, type MockFrontendApi } from '../../src/testing/index.ts'
import { bundleSnippet, codeOf, ROOT } from '../examples/snippets.ts'
import { launchBrowser } from './browser.ts'
import { openStrictPage, respondFrom } from './example-page.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const block = (name: string): Promise<string> => codeOf('docs/start.md', name)

/** The script of a page: some code, beside blocks of the document as modules. */
const bundle = async (code: string, modules: Readonly<Record<string, string>> = {}): Promise<string> =>
  bundleSnippet(code, { platform: 'browser', modules: { './client.ts': await block('client.ts'), ...modules } })

interface Served {
  readonly html: string
  /** By path. */
  readonly scripts: Readonly<Record<string, string>>
}

const APP = '<div id="app"></div><script type="module" src="/app.js"></script>'

/** Each framework of the document, as an app of it begins. */
const FRAMEWORKS: Readonly<Record<string, () => Promise<Served>>> = {
  'plain TypeScript': async () => ({
    html: await block('index.html'),
    scripts: { '/sign-up.ts': await bundle(await block('sign-up.ts')) },
  }),
  React: async () => {
    const main = `
      import { createElement } from 'react'
      import { createRoot } from 'react-dom/client'
      import { SignUp } from './sign-up.tsx'
      createRoot(document.querySelector('#app')).render(createElement(SignUp))`
    return { html: APP, scripts: { '/app.js': await bundle(main, { './sign-up.tsx': await block('sign-up.tsx') }) } }
  },
  Vue: async () => {
    const { descriptor } = parse(await block('SignUp.vue'))
    const { content } = compileScript(descriptor, { id: 'sign-up', inlineTemplate: true })
    const main = `
      import { createApp } from 'vue/dist/vue.runtime.esm-browser.prod.js'
      import SignUp from './SignUp.vue'
      createApp(SignUp).mount('#app')`
    const component = content.replaceAll(/from (['"])vue\1/g, "from 'vue/dist/vue.runtime.esm-browser.prod.js'")
    return { html: APP, scripts: { '/app.js': await bundle(main, { './SignUp.vue': component }) } }
  },
  Svelte: async () => {
    const { js } = compile(await block('SignUp.svelte'), { generate: 'client', filename: 'SignUp.svelte' })
    const main = `
      import { mount } from 'svelte'
      import SignUp from './SignUp.svelte'
      mount(SignUp, { target: document.querySelector('#app') })`
    return { html: APP, scripts: { '/app.js': await bundle(main, { './SignUp.svelte': js.code }) } }
  },
  'a script tag': async () => {
    const [form = ''] = /<form>[\s\S]*<\/form>/.exec(await block('index.html')) ?? []
    return {
      html: form + (await block('script-tag.html')),
      scripts: {
        '/sign-up.js': await block('sign-up.js'),
        '/headless-signup.global.js': await readFile(join(ROOT, 'dist/headless-signup.global.js'), 'utf8'),
      },
    }
  },
}

const ORIGIN = 'https://app.example.test'

const open = async ({ html, scripts }: Served, api: MockFrontendApi) => {
  const { page, complaints } = await openStrictPage(browser)
  await page.route('https://mock.clerk.accounts.dev/**', respondFrom(api))
  await page.route(`${ORIGIN}/**`, (route) => {
    const script = scripts[new URL(route.request().url()).pathname]
    const page = `<!doctype html><title>Sign up</title><link rel="icon" href="data:,">${html}`
    return route.fulfill({ body: script ?? page, contentType: script === undefined ? 'text/html' : 'text/javascript' })
  })
  await page.goto(ORIGIN)
  return { page, complaints }
}

test.each(Object.entries(FRAMEWORKS))('a user signs up with the form of %s', async (_, serve) => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  const { page, complaints } = await open(await serve(), api)
  const press = () => page.getByRole('button', { name: 'Continue' }).click()

  await page.getByLabel('Email address').fill('ada@example.test')
  await page.getByLabel('Password').fill('correct horse 42')
  await press()
  await page.getByLabel('Code').fill('000000')
  await press()
  await expect.poll(() => api.requests.at(-1)?.status).toBe(422)
  await page.getByLabel('Code').fill(api.outbox.lastCode('ada@example.test'))
  await press()
  await page.getByText('Welcome, ada@example.test!').waitFor()
  expect(api.users).toHaveLength(1)
  expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
})

test.each(['plain TypeScript', 'React', 'Vue', 'Svelte'])('an error is shown by the form of %s', async (name) => {
  const api = createMockFrontendApi({ clients: 'dev_browser' })
  api.users.add({ emailAddress: 'ada@example.test' })
  const { page } = await open(await (FRAMEWORKS[name] as () => Promise<Served>)(), api)
  await page.getByLabel('Email address').fill('ada@example.test')
  await page.getByLabel('Password').fill('correct horse 42')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('alert').filter({ hasText: 'taken' }).waitFor()
})
