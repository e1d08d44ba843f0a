import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { PlaygroundOptions } from '../../examples/playground/server.mjs'
import { launchBrowser } from './browser.ts'
import type { createUser } from './user.ts'
import { openPlayground } from './ways.ts'

export const PASSWORD = 'correct horse battery'

/** Gives each test of a file a playground of its own, a new browser profile, and a user in front of it. */
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
  user: ReturnType<typeof createUser>,
  emailAddress = 'ada@example.com',
): Promise<void> => {
  await user.type('Email address', emailAddress)
  await user.type('Password', PASSWORD)
  await user.press('Continue')
  await user.heading('Check your email').waitFor()
}
