import type { Browser } from 'playwright-core'

/** Starts the Chromium of this computer. Throws when there is none. */
export function launchChromium(more?: readonly string[]): Promise<Browser>
