import type { Browser, BrowserContextOptions } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { type PlaygroundOptions, startPlayground } from '../../examples/playground/server.mjs'
import { openPage } from './browser.ts'
import { createUser } from './user.ts'

/** A playground with a user at its first screen. What breaks its policy is among `complaints`. */
export const openPlayground = async (
  browser: Browser,
  options: PlaygroundOptions = {},
  context: BrowserContextOptions = {},
) => {
  const playground = await startPlayground({ resendIntervalMs: 1_000, ...options })
  onTestFinished(() => playground.close())
  const { page, complaints, close } = await openPage(browser, context)
  onTestFinished(close)
  await page.goto(playground.url)
  const user = createUser(page)
  await user.heading('Create your Meadow account').waitFor()
  return { playground, page, complaints, user }
}
