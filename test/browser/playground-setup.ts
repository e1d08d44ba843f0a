import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { PlaygroundOptions } from '../../examples/playground/server.mjs'
import { launchBrowser } from './browser.ts'
import type { createPerson } from './person.ts'
import { openPlayground } from './ways.ts'

export const PASSWORD = 'correct horse battery'

/** Gives each test of a file a playground of its own, a new browser profile, and a person in front of it. */
export const playgroundSetup = () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  return (options: PlaygroundOptions = {}, context: BrowserContextOptions = {}) =>
    openPlayground(browser, options, context)
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
