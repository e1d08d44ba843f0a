import type { Page } from 'playwright-core'
import type { Client } from '../../../src/index.ts'
import { APP } from './network.ts'
import type { Look } from './pages/projection.ts'
import type { Steps } from './pages/subject.ts'
import { type Line, type Remote, remote } from './remote.ts'

/** Methods of both clients, beside those of the sign-up and the sign-in. */
type Methods = Pick<Client, 'setActive' | 'handleRedirectCallback'> & {
  signOut(params: { redirectUrl: string }): Promise<void>
}

/** What a face has: its sign-up and its sign-in. */
export interface AnyFace {
  readonly signUp: object
  readonly signIn: object
}

/** One page of the app, with the client in it. */
export interface Tab<Face extends AnyFace = AnyFace> {
  /** The page itself: to press buttons in, to go elsewhere with. */
  readonly page: Page
  /** The methods of the sign-up that the page holds when each is called. */
  readonly signUp: Remote<Face['signUp']>
  /** Those of the sign-in. */
  readonly signIn: Remote<Face['signIn']>
  /** The methods that both clients have beside the sign-up. */
  readonly client: Remote<Methods>
  /** Steps of an app that each client takes in words of its own. */
  readonly steps: Remote<Omit<Steps, 'openedLink'>>
  /** That step, whose page often leaves for the next one before it can return what the link came to. */
  openedLink(urls: Parameters<Steps['openedLink']>[0]): Promise<string | null>
  /** What there is to see of the sign-up, the sign-in, the session and the user. */
  look(): Promise<Look>
  /** A session token, as an app sends it to its backend; `null` for a user who is signed out. */
  getToken(): Promise<string | null>
  /** Waits until the client of the page is loaded: after the page went elsewhere and came back. */
  ready(): Promise<void>
  /** Loads the page again. */
  reload(): Promise<void>
  /** Another page of the app in the same browser. */
  open(path?: string): Promise<Tab<Face>>
}

export const openTab = async <Face extends AnyFace>(page: Page, line: Line, path = '/'): Promise<Tab<Face>> => {
  const ready = async () => {
    await page.waitForFunction(() => window.actor !== undefined)
  }
  await page.goto(new URL(path, APP).href)
  await ready()
  const steps = remote<Steps>(page, line, 'steps')
  const kept = async (step: string) => {
    await ready()
    return page.evaluate((name) => sessionStorage.getItem(name), step)
  }
  return {
    page,
    signUp: remote(page, line, 'signUp'),
    signIn: remote(page, line, 'signIn'),
    client: remote(page, line, 'client'),
    steps,
    openedLink: async (urls) => (await steps.openedLink(urls)) ?? (await kept('openedLink')),
    look: () => page.evaluate(() => (window.actor as NonNullable<typeof window.actor>).look()),
    getToken: () => page.evaluate(() => (window.actor as NonNullable<typeof window.actor>).getToken()),
    ready,
    reload: async () => {
      await page.reload()
      await ready()
    },
    open: async (other) => openTab(await page.context().newPage(), line, other),
  }
}
