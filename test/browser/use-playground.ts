import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { type PlaygroundOptions, startPlayground } from '../../examples/playground/server.mjs'
import { launchBrowser, openPage } from './browser.ts'
import { createPerson } from './person.ts'

export const PASSWORD = 'correct horse battery'

/** Gives each test of a file a playground of its own, a new browser profile, and a person in front of it. */
export const usePlayground = () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  return async (options: PlaygroundOptions = {}, context: BrowserContextOptions = {}) => {
    const playground = await startPlayground({ resendIntervalMs: 1_000, ...options })
    onTestFinished(() => playground.close())
    const { page, complaints, close } = await openPage(browser, context)
    onTestFinished(close)
    await page.goto(playground.url)
    const person = createPerson(page)
    await person.heading('Create your Meadow account').waitFor()
    return { playground, page, complaints, person }
  }
}

/** Fills in the first form, and comes to the code. */
export const startWithEmail = async (
  person: ReturnType<typeof createPerson>,
  emailAddress = 'ada@example.com',
): Promise<void> => {
  await person.type('Email address', emailAddress)
  await person.type('Password', PASSWORD)
  await person.press('Continue')
  await person.heading('Check your email').waitFor()
}
