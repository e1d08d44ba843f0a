import type { Addons } from '../client.ts'
import { createPopups } from './popup.ts'
import { createTurnstile } from './turnstile.ts'
import { createWallets } from './wallets.ts'

/** Everything in the bundle: a script tag cannot load chunks. */
export const bundledAddons: Addons = {
  turnstile: async (nonce) => createTurnstile({ nonce }),
  wallets: async (providers) => createWallets(providers),
  popups: async () => createPopups(),
}
