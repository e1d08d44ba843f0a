import type { Browser, BrowserContext, Page } from 'playwright-core'
import { listen } from './complaints.ts'
import { APP, BLANK, connect, type Instance, type Traffic } from './network.ts'
import type { Subject } from './subjects.ts'

/** What a profile does for the script that is being played. */
export interface Play extends Traffic {
  /** Calls a function of the test. */
  readonly callBack: (id: string, args: unknown[]) => unknown
  /** What the pages complained of. */
  readonly complaints: string[]
  /** When it begins. */
  readonly now: number
}

/** A profile of a browser, with one page. */
export interface Profile {
  readonly context: BrowserContext
  readonly page: Page
  begin(play: Play): Promise<void>
  /** Forgets everything, for the next script: that takes half as long as a new profile. */
  empty(): Promise<void>
}

const openProfile = async (
  browser: Browser,
  scripts: ReadonlyMap<string, string>,
  { entry, instance }: Pick<Subject, 'entry'> & { readonly instance: Instance },
): Promise<Profile> => {
  let play: Play | undefined
  const current = (): Play => {
    if (!play) throw new Error('No script is being played.')
    return play
  }
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London' })
  context.setDefaultTimeout(15_000)
  // The browser of a user does not say that it is driven: the official client would swallow failures.
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false })
  })
  listen(context, (text) => current().complaints.push(text))
  await context.exposeFunction('callBack', (id: string, args: unknown[]) => current().callBack(id, args))
  await connect(context, { traffic: current, instance, entry, scripts })
  const page = await context.newPage()
  return {
    context,
    page,
    begin: async (next) => {
      play = next
      await context.clock.setFixedTime(next.now)
    },
    empty: async () => {
      await Promise.all(context.pages().map((other) => (other === page ? undefined : other.close())))
      await page.goto(`${APP}${BLANK}`)
      await context.clearCookies()
    },
  }
}

/** Lends profiles: a subject gets the same one for each script, unless the script changes the browser itself. */
export const createProfiles = (browser: Browser, scripts: ReadonlyMap<string, string>) => {
  const idle = new Map<string, Profile>()
  return async <Result>(
    { subject, instance, isOwn }: { readonly subject: Subject; readonly instance: Instance; readonly isOwn: boolean },
    use: (profile: Profile) => Promise<Result>,
  ): Promise<Result> => {
    const name = `${subject.name} ${instance}`
    const profile =
      (isOwn ? undefined : idle.get(name)) ?? (await openProfile(browser, scripts, { entry: subject.entry, instance }))
    idle.delete(name)
    try {
      const result = await use(profile)
      if (!isOwn) {
        await profile.empty()
        idle.set(name, profile)
      }
      return result
    } finally {
      if (idle.get(name) !== profile) await profile.context.close()
    }
  }
}
