// @vitest-environment jsdom
import { expect, onTestFinished, test, vi } from 'vitest'
import { type App, h, watch } from 'vue'
import { createMemoryHistory, createRouter, type Router, RouterView } from 'vue-router'
import type { Client } from '../../src/index.ts'
import { useAuth, useStore, useUser } from '../../src/vue/index.ts'
import { ADA, EMAIL, failOnWarnings, mount, setup, setupSignedIn } from './vue-app.ts'

failOnWarnings()

/** Resolves once it is known whether a user is signed in. */
const isSignedIn = ({ isLoaded, isSignedIn }: ReturnType<typeof useAuth>): Promise<boolean> =>
  new Promise((resolve) => {
    watch(
      isLoaded,
      () => {
        if (isLoaded.value) resolve(Boolean(isSignedIn.value))
      },
      { immediate: true },
    )
  })

const page = (text: string) => ({ render: () => h('p', text) })

/** An app whose page `/account` needs a user. */
const open = (client: Client) => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: page('home') },
      { path: '/sign-in', component: page('sign in') },
      { path: '/account', component: page('account'), meta: { needsUser: true } },
    ],
  })
  router.beforeEach(async (to) => {
    const auth = useAuth()
    useUser()
    useStore(({ $session }) => $session)
    if (to.meta.needsUser && !(await isSignedIn(auth))) return '/sign-in'
    return true
  })
  return { router, ...mount({ render: () => h(RouterView) }, client, (app: App) => app.use(router)) }
}

/** The places that a navigation ends at, one after the other. */
const visit = async (router: Router, ...paths: readonly string[]): Promise<readonly string[]> => {
  const ends: string[] = []
  for (const path of paths) {
    await router.push(path)
    ends.push(router.currentRoute.value.path)
  }
  return ends
}

test('a guard waits until the client has loaded, and sends a user who is not signed in to the sign-in', async () => {
  const { client } = setup()
  const { router, shows } = open(client)
  expect(client.$status.get()).not.toBe('ready')
  expect(await visit(router, '/account')).toEqual(['/sign-in'])
  expect(client.$status.get()).toBe('ready')
  await shows('sign in')
})

test('a guard lets a signed-in user through, also right after the sign-in', async () => {
  const { api, client } = setup()
  api.users.add(ADA)
  const { router, shows } = open(client)
  await client.signIn.password({ identifier: EMAIL, password: ADA.password })
  // Not awaited inside: the guard waits for the session, which waits for this.
  await client.signIn.finalize({ navigate: () => void router.push('/account') })
  await shows('account')
})

test('guards and components subscribe once for each app, and not at all after it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { client } = await setupSignedIn()
  const { router, app } = open(client)
  await visit(router, '/account')
  const listeners = () => client.$session.lc
  const first = listeners()
  expect(first).toBeGreaterThan(0)
  await visit(router, ...Array.from({ length: 20 }, (_, index) => (index % 2 ? '/account' : '/')))
  expect(listeners()).toBe(first)
  app.unmount()
  // A store lets its own sources go a while after its last subscriber.
  await vi.runAllTimersAsync()
  expect(listeners()).toBe(0)
})
