import type { Page } from 'playwright-core'
import { METAMASK } from '../../support/wallets.ts'
import type { Keys } from './pages/wallets.ts'

// As an extension does it: a script of its own.
const load = (page: Page) => page.addScriptTag({ url: '/wallets.js', type: 'module' })

/** Has a wallet of Ethereum announce itself to the page, as MetaMask by default. */
export const announce = async (page: Page, keys: Keys = {}, info = METAMASK) => {
  await load(page)
  await page.evaluate(([info, keys]) => window.wallets?.announced(info, keys), [info, keys] as const)
}

/** Makes a wallet of Ethereum the `window.ethereum` of the page. */
export const inject = async (page: Page) => {
  await load(page)
  await page.evaluate(() => window.wallets?.injected({}))
}

/** Registers a wallet of Solana, Phantom by default, by the Wallet Standard. */
export const register = async (page: Page, keys: Keys = {}) => {
  await load(page)
  await page.evaluate((keys) => window.wallets?.solana(keys), keys)
}
