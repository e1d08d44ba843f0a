import type { Addons } from '../client.ts'
import { type CaptchaProvider, once } from '../ports.ts'
import type { TurnstileOptions } from './turnstile.ts'

/** Each in a chunk of its own, loaded when it is first needed. */
export const lazyAddons: Addons = {
  turnstile: async (nonce) => (await import('./turnstile.ts')).createTurnstile({ nonce }),
  wallets: async (providers) => (await import('./wallets.ts')).createWallets(providers),
  popups: async () => (await import('./popup.ts')).createPopups(),
}

/** Cloudflare Turnstile in an element of your choice: pass it as `captcha` to `createClient()`. Loaded when a captcha is due. */
export const turnstile = (options: TurnstileOptions): CaptchaProvider => {
  const load = once(async () => (await import('./turnstile.ts')).createTurnstile(options))
  return { solve: async (request) => (await load()).solve(request) }
}
