import { afterEach, beforeEach, expect, onTestFinished, vi } from 'vitest'
import { type App, type Component, createApp } from 'vue'
import { type Client, createClient } from '../../src/index.ts'
import { createMockFrontendApi, type MockFrontendApi, type MockFrontendApiOptions } from '../../src/testing/index.ts'
import { clerkPlugin } from '../../src/vue/index.ts'

export const EMAIL = 'ada@example.test'
export const ADA = { emailAddress: EMAIL, password: 'correct horse 42' }

/** A warning of Vue fails the test. */
export const failOnWarnings = (): void => {
  beforeEach(() => {
    vi.spyOn(console, 'warn')
    vi.spyOn(console, 'error')
  })
  afterEach(() => {
    expect(vi.mocked(console.warn).mock.calls).toEqual([])
    expect(vi.mocked(console.error).mock.calls).toEqual([])
    vi.restoreAllMocks()
  })
}

/** A mock, and a client at it. */
export const setup = (options?: MockFrontendApiOptions): { api: MockFrontendApi; client: Client } => {
  const api = createMockFrontendApi(options)
  return { api, client: createClient({ transport: api.transport(), navigate: () => {} }) }
}

/** A user of the mock who is signed in, on a client that has loaded. */
export const setupSignedIn = async () => {
  const { api, client } = setup()
  api.users.add(ADA)
  await client.signIn.password({ identifier: EMAIL, password: ADA.password })
  await client.signIn.finalize()
  await client.load()
  return { api, client }
}

/** Mounts a component in an app with the plugin, and returns what it shows. */
export const mount = (root: Component, client: Client, prepare: (app: App) => void = () => {}) => {
  const app = createApp(root)
  app.use(clerkPlugin, { client })
  prepare(app)
  const element = document.createElement('div')
  document.body.append(element)
  app.mount(element)
  onTestFinished(() => {
    app.unmount()
    element.remove()
  })
  const isShown = ({ nodeType }: Node): boolean => nodeType !== Node.COMMENT_NODE
  const textOf = ({ textContent }: Node): string => (textContent ?? '').replace(/\s+/g, ' ').trim()
  /** The texts of its parts. */
  const text = () => [...element.childNodes].filter(isShown).map(textOf).filter(Boolean).join(' ')
  const shows = (expected: string) => vi.waitFor(() => expect(text()).toBe(expected))
  return { app, element, text, shows }
}

/** Runs composables in a component, and returns what they return. */
export const use = <Used>(client: Client, composables: () => Used): Used => {
  let used: Used | undefined
  mount(
    {
      setup: () => {
        used = composables()
        return () => null
      },
    },
    client,
  )
  return used as Used // the setup has run
}
