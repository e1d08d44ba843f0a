import { basename } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Client } from '../../src/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { compileVue } from './compile-vue.ts'
import { ADA, openRecipePage, signUpByRecipe } from './recipe-page.ts'
import { codeOf, readSnippets } from './snippets.ts'
import { typeCheck } from './type-check.ts'

const DOCUMENT = 'docs/vue.md'

/** In place of an instance: the mock of the test. */
const AT_MOCK = {
  'headless-signup/vue': `
    import { clerkPlugin as plugin, useClient } from './src/vue/index.ts'
    export * from './src/vue/index.ts'
    export const clerkPlugin = {
      install: (app) => {
        plugin.install(app, { transport })
        globalThis.client = app.runWithContext(useClient)
      },
    }`,
}

/** A page whose app is one component of the document, at a mock. */
const open = async (component: string) => {
  const api = createMockFrontendApi()
  const page = openRecipePage({ transport: api.transport() }, '<div id="app"></div>')
  await page.run(await codeOf(DOCUMENT, 'main.ts'), {
    './App.vue': await codeOf(DOCUMENT, component),
    ...AT_MOCK,
  })
  const { client } = page.window as unknown as { client: Client }
  await client.load()
  return { api, client, ...page }
}

test('the form of the document signs a user up', async () => {
  const page = await open('SignUpForm.vue')
  await signUpByRecipe(page)
})

test('the component with the names of the official package verifies an address', async () => {
  const { api, client, window, document, submit, complaints } = await open('VerifyEmail.vue')
  await client.signUp.create({ ...ADA, strategy: 'email_code' })
  await vi.waitFor(() => expect(document.querySelector('button')?.textContent).toBe(`Verify ${ADA.emailAddress}`))
  const input = document.querySelector('input')
  if (input) input.value = api.outbox.lastCode(ADA.emailAddress)
  input?.dispatchEvent(new window.Event('input'))
  submit()
  await vi.waitFor(() => expect(client.$user.get()).not.toBeNull())
  expect(complaints).toEqual([])
})

/** As much of Nuxt as the document uses. */
const NUXT = `
  export const defineNuxtPlugin = (setup) => setup
  export const navigateTo = (path) => void visited.push(path)
  export const useRuntimeConfig = () => ({ public: {} })`

test('Nuxt: a page that needs a user sends others away once it is known, and knows who stays', async () => {
  const api = createMockFrontendApi()
  const visited: string[] = []
  const { window, run, complaints } = openRecipePage({ transport: api.transport(), visited }, '<div id="app"></div>')
  await run(
    `import { createApp } from 'vue'
     import plugin from './auth.ts'
     import { useRequiredUser } from './useRequiredUser.ts'
     const App = {
       setup: () => {
         const user = useRequiredUser()
         return () => user.value?.primaryEmailAddress?.emailAddress
       },
     }
     const vueApp = createApp(App)
     plugin({ vueApp })
     vueApp.mount('#app')`,
    {
      './auth.ts': await codeOf(DOCUMENT, 'app/plugins/auth.ts'),
      './useRequiredUser.ts': await codeOf(DOCUMENT, 'app/composables/useRequiredUser.ts'),
      '#imports': NUXT,
      ...AT_MOCK,
    },
  )
  const { client } = window as unknown as { client: Client }
  expect(visited).toEqual([])
  await client.load()
  await vi.waitFor(() => expect(visited).toEqual(['/sign-in']))
  await client.signUp.create({ ...ADA, strategy: 'email_code' })
  await client.signUp.attemptEmailAddressVerification({ code: api.outbox.lastCode(ADA.emailAddress) })
  await client.signUp.finalize()
  await vi.waitFor(() => expect(window.document.body.textContent).toBe(ADA.emailAddress))
  expect(visited).toEqual(['/sign-in'])
  expect(complaints).toEqual([])
})

const NUXT_TYPES = `declare module '#imports' {
  export function defineNuxtPlugin(setup: (app: { vueApp: import('vue').App }) => void): unknown
  export function navigateTo(path: string): Promise<void>
  export function useRuntimeConfig(): { public: { clerkPublishableKey: string } }
}`

test('each block has the types of Vue', async () => {
  const snippets = await readSnippets(DOCUMENT)
  const files = Object.fromEntries(
    snippets.map(({ name, language, code }) =>
      language === 'vue' ? [`${name}.ts`, compileVue(name ?? '', code)] : [basename(name ?? ''), code],
    ),
  )
  expect(Object.keys(files)).toHaveLength(6)
  const vue = "declare module '*.vue' { const component: import('vue').Component; export default component }"
  expect(typeCheck({ ...files, 'vue.d.ts': vue, 'nuxt.d.ts': NUXT_TYPES })).toEqual([])
}, 60_000)
