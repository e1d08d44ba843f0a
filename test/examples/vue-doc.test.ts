import { expect, test, vi } from 'vitest'
import type { Client } from '../../src/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { compileVue } from './compile-vue.ts'
import { ADA, openRecipePage, signUpByRecipe } from './recipe-page.ts'
import { codeOf, readSnippets } from './snippets.ts'
import { typeCheck } from './type-check.ts'

const DOCUMENT = 'docs/vue.md'

/** A page whose app is one component of the document, at a mock. */
const open = async (component: string) => {
  const api = createMockFrontendApi()
  const page = openRecipePage({ transport: api.transport() }, '<div id="app"></div>')
  await page.run(await codeOf(DOCUMENT, 'main.ts'), {
    './App.vue': await codeOf(DOCUMENT, component),
    // In place of an instance: the mock of the test.
    'headless-signup/vue': `
      import { clerkPlugin as plugin, useClient } from './src/vue/index.ts'
      export * from './src/vue/index.ts'
      export const clerkPlugin = {
        install: (app) => {
          plugin.install(app, { transport })
          globalThis.client = app.runWithContext(useClient)
        },
      }`,
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

test('each block has the types of Vue', async () => {
  const snippets = await readSnippets(DOCUMENT)
  const files = Object.fromEntries(
    snippets.map(({ name, language, code }) =>
      language === 'vue' ? [`${name}.ts`, compileVue(name ?? '', code)] : [name ?? '', code],
    ),
  )
  expect(Object.keys(files)).toHaveLength(4)
  const vue = "declare module '*.vue' { const component: import('vue').Component; export default component }"
  expect(typeCheck({ ...files, 'vue.d.ts': vue })).toEqual([])
}, 60_000)
