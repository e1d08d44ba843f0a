import type { BrowserContext } from 'playwright-core'

/** What a page may say, and why. */
const ACCEPTED: readonly (readonly [text: RegExp, reason: string])[] = [
  [/^Failed to load resource: the server responded with a status of 4\d\d/, 'Chromium reports every error response'],
  [/^Clerk: Clerk has been loaded with development keys/, 'the official client mentions every development key'],
]

/** Passes on every error and warning that the pages of a browser say, and every error that was not caught. */
export const listen = (context: BrowserContext, complain: (text: string) => void): void => {
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const text = message.text()
    if (!ACCEPTED.some(([accepted]) => accepted.test(text))) complain(text)
  })
  context.on('weberror', (error) => complain(String(error.error().stack ?? error.error().message)))
}
