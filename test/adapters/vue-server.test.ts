// @vitest-environment jsdom
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Component, createSSRApp, defineAsyncComponent, defineComponent, h, nextTick, ref, Suspense } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { Client } from '../../src/index.ts'
import { clerkPlugin, Show, useSignUp, useSignUpFuture, useUser } from '../../src/vue/index.ts'
import { ADA, EMAIL, failOnWarnings, mount, setup, setupSignedIn } from './vue-app.ts'

failOnWarnings()

const Page = defineComponent({
  components: { Show },
  setup: () => ({ ...useUser(), ...useSignUp(), ...useSignUpFuture() }),
  template: `<p>
    {{ user?.primaryEmailAddress.emailAddress ?? 'no user' }}, {{ nextStep.type }}, {{ signUp?.emailAddress ?? 'no address' }}
    <Show when="signed-in">in<template #fallback>out</template></Show>
  </p>`,
})

const EMPTY = '<p>no user, start, no address <!----></p>'

/** What a server sends: there is no page there. */
const render = async (root: Component, client: Client): Promise<string> => {
  vi.stubGlobal('document', undefined)
  try {
    return await renderToString(createSSRApp(root).use(clerkPlugin, { client }))
  } finally {
    vi.unstubAllGlobals()
  }
}

/** The page that a server sent, and the app in it. */
const hydrate = (html: string, root: Component, client: Client) => {
  const element = document.createElement('div')
  element.innerHTML = html
  const app = createSSRApp(root).use(clerkPlugin, { client })
  app.mount(element)
  onTestFinished(() => app.unmount())
  return element
}

test('a server renders what it knows of no user, and sends no request', async () => {
  const { api, client } = setup()
  expect(await render(Page, client)).toBe(EMPTY)
  expect(api.requests).toEqual([])
})

test('a server renders the same for a client that has loaded there', async () => {
  const { client } = await setupSignedIn()
  expect(await render(Page, client)).toBe(EMPTY)
})

const setupSigningUp = async () => {
  const { client } = setup()
  await client.load()
  await client.signUp.create(ADA)
  return { client }
}

test.each([
  ['a session', setupSignedIn, `${EMAIL}, start, no address in`],
  ['a sign-up', setupSigningUp, `no user, verify, ${EMAIL} out`],
])('a page is hydrated without a mismatch by a client that has %s, and then shows it', async (_, begin, shown) => {
  const { client } = await begin()
  const element = hydrate(await render(Page, client), Page, client)
  await nextTick()
  expect(element.textContent?.trim()).toBe(shown)
})

const inSuspense = (part: Component): Component =>
  defineComponent(() => () => h(Suspense, null, { default: () => h(part) }))

test('so is a part of it that comes late', async () => {
  const { client } = await setupSignedIn()
  const html = await render(inSuspense(Page), client)
  let arrive: (component: Component) => void = () => {}
  const Late = defineAsyncComponent(
    () =>
      new Promise<Component>((resolve) => {
        arrive = resolve
      }),
  )
  const element = hydrate(html, inSuspense(Late), client)
  await nextTick()
  expect(element.innerHTML).toBe(EMPTY)
  arrive(Page)
  await vi.waitFor(() => expect(element.textContent).toContain(EMAIL))
})

test('what is mounted later shows the present at once', async () => {
  const { client } = await setupSignedIn()
  const isThere = ref(false)
  const rendered: unknown[] = []
  const Inner = defineComponent(() => {
    const { user } = useUser()
    return () => {
      rendered.push(user.value?.primaryEmailAddress?.emailAddress)
      return h('p')
    }
  })
  mount(
    defineComponent(() => () => isThere.value && h(Inner)),
    client,
  )
  isThere.value = true
  await nextTick()
  expect(rendered).toEqual([EMAIL])
})
