import type { Addons } from '../client.ts'

/** Each in a chunk of its own, loaded when it is first needed. */
export const lazyAddons: Addons = {
  turnstile: async (nonce) => (await import('./turnstile.ts')).createTurnstile(nonce),
  wallets: async (providers) => (await import('./wallets.ts')).createWallets(providers),
  popups: async () => (await import('./popup.ts')).createPopups(),
}
