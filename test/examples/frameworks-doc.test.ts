import { expect, test, vi } from 'vitest'
import { createClient } from '../../src/index.ts'
import { createMockFrontendApi } from '../../src/testing/index.ts'
import { viewsOf } from '../../src/views/index.ts'
import { ADA, type Modules, openRecipePage, signUpByRecipe } from './recipe-page.ts'
import { codeOf, readSnippets } from './snippets.ts'
import { typeCheck } from './type-check.ts'

const DOCUMENT = 'docs/frameworks.md'

const block = (name: string): Promise<string> => codeOf(DOCUMENT, name)

/** Blocks by the names that others import them by. */
const blocks = async (...names: readonly string[]): Promise<Modules> =>
  Object.fromEntries(await Promise.all(names.map(async (name) => [`./${name}`, await block(name)] as const)))

/** In place of the client of the document: that of the test. */
const CLIENT = 'export const { client } = globalThis'

const open = (body?: string) => {
  const api = createMockFrontendApi()
  const client = createClient({ transport: api.transport() })
  return { api, client, ...openRecipePage({ client }, body) }
}

test('a guard of the document waits until it is known whether a user is signed in', async () => {
  const page = open()
  Object.assign(page.window, { viewsOf })
  await page.run(
    `import { requireUser } from './require-user.ts'
     globalThis.requireUser = requireUser`,
    {
      ...(await blocks('require-user.ts')),
      './client.ts': CLIENT,
      'headless-signup/views': 'export const { viewsOf } = globalThis',
    },
  )
  const { requireUser } = page.window as unknown as { requireUser(): Promise<unknown> }
  const { client, api } = page
  const first = requireUser()
  await client.load()
  expect(await first).toBe('/sign-in')
  await client.signUp.create({ ...ADA, strategy: 'email_code' })
  await client.signUp.attemptEmailAddressVerification({ code: String(api.outbox.lastCode(ADA.emailAddress)) })
  let onTheWay: Promise<unknown> = Promise.resolve()
  await client.signUp.finalize({
    navigate: () => {
      onTheWay = requireUser()
    },
  })
  expect(await onTheWay).toBe(true)
  expect(await requireUser()).toBe(true)
})

test('Svelte: the form of the document signs a user up', async () => {
  const page = open()
  await page.run(
    `import { mount } from 'svelte'
     import App from './App.svelte'
     mount(App, { target: document.body })`,
    {
      ...(await blocks('App.svelte', 'SignUpForm.svelte', 'context.ts')),
      'headless-signup': 'export const createClient = () => globalThis.client',
    },
  )
  await signUpByRecipe(page)
})

test('Lit: the form of the document signs a user up, and draws nothing while it is out of the page', async () => {
  const page = open('<sign-up-form></sign-up-form>')
  await page.run(await block('sign-up-form.ts'), { ...(await blocks('store-controller.ts')), './client.ts': CLIENT })
  await vi.waitFor(() => expect(page.document.querySelector('input')).not.toBeNull())
  await signUpByRecipe(page)

  const element = page.document.querySelector('sign-up-form')
  element?.remove()
  const requestUpdate = vi.spyOn(element as Element & { requestUpdate(): void }, 'requestUpdate')
  page.client.signUp.reset()
  await page.client.signUp.future.create({ emailAddress: 'not an address' })
  expect(requestUpdate).not.toHaveBeenCalled()
  page.document.body.append(element as Element)
  expect(requestUpdate).toHaveBeenCalled()
})

test('Solid: an accessor follows its store until its owner is disposed', async () => {
  const page = open()
  await page.client.load()
  const seen: string[] = []
  Object.assign(page.window, { see: (type: string) => seen.push(type) })
  await page.run(
    `import { createEffect, createRoot } from 'solid-js'
     import { useStore } from './use-store.ts'
     globalThis.dispose = createRoot((dispose) => {
       const nextStep = useStore(client.signUp.$nextStep)
       createEffect(() => see(nextStep().type))
       return dispose
     })`,
    await blocks('use-store.ts'),
  )
  expect(seen).toEqual(['start'])
  await page.client.signUp.create(ADA)
  expect(seen).toEqual(['start', 'verify'])
  ;(page.window as unknown as { dispose(): void }).dispose()
  page.client.signUp.reset()
  expect(seen).toEqual(['start', 'verify'])
})

/** As much of Angular as the recipe uses. */
const ANGULAR = `
  const destroyed = []
  globalThis.destroy = () => destroyed.forEach((callback) => callback())
  export const DestroyRef = {}
  export const inject = () => ({ onDestroy: (callback) => destroyed.push(callback) })
  export const signal = (value) => {
    const read = () => value
    return { set: (next) => { value = next }, asReadonly: () => read }
  }`

test('Angular: a signal follows its store until its component is destroyed', async () => {
  const page = open()
  await page.run(
    `import { toSignal } from './to-signal.ts'
     globalThis.nextStep = toSignal(client.signUp.$nextStep)`,
    { ...(await blocks('to-signal.ts')), '@angular/core': ANGULAR },
  )
  const { nextStep, destroy } = page.window as unknown as { nextStep(): { type: string }; destroy(): void }
  expect(nextStep().type).toBe('start')
  await page.client.signUp.create(ADA)
  expect(nextStep().type).toBe('verify')
  destroy()
  page.client.signUp.reset()
  expect(nextStep().type).toBe('verify')
})

test('without a framework: the script of the document signs a user up', async () => {
  const page = open(`
    <form>
      <fieldset name="start"><input name="emailAddress" /><input name="password" /></fieldset>
      <fieldset name="verify"><input name="code" /></fieldset>
      <button>Continue</button>
    </form>
    <p role="alert"></p>`)
  await page.run(await block('main.ts'), { './client.ts': CLIENT })
  expect(page.document.querySelector('fieldset:disabled[hidden]')?.getAttribute('name')).toBe('verify')
  await signUpByRecipe(page)
})

/** As much of Angular's types as the recipe uses: it is no dependency of this repository. */
const ANGULAR_TYPES = `declare module '@angular/core' {
  type Signal<Value> = () => Value
  interface WritableSignal<Value> extends Signal<Value> {
    set(value: Value): void
    asReadonly(): Signal<Value>
  }
  abstract class DestroyRef {
    abstract onDestroy(callback: () => void): () => void
  }
  function inject<Value>(token: abstract new (...args: never[]) => Value): Value
  function signal<Value>(value: Value): WritableSignal<Value>
  function Component(metadata: { selector: string; template: string }): (type: object, context: object) => void
}`

test('each recipe in TypeScript has the types of its framework', async () => {
  const typed = (await readSnippets(DOCUMENT)).filter(({ language }) => language === 'ts' || language === 'tsx')
  const files = Object.fromEntries(typed.map(({ name, code }) => [name ?? '', code]))
  expect(Object.keys(files)).toHaveLength(10)
  const wrong = 'export const wrong: string = 1'
  expect(typeCheck({ ...files, 'angular.d.ts': ANGULAR_TYPES, 'wrong.ts': wrong })).toEqual([
    expect.stringMatching(/^wrong.ts:1 /),
  ])
}, 60_000)
