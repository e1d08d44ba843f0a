import type { Addons } from '../client.ts'
import { chunk } from '../runtime/chunk.ts'
import { type CaptchaProvider, once } from './providers.ts'
import type { TurnstileOptions } from './turnstile.ts'

const loadTurnstile = chunk(() => import('./turnstile.ts'))
const loadWallets = chunk(() => import('./wallets.ts'))
const loadPopups = chunk(() => import('./popup.ts'))

/** Each in its own chunk, loaded on first use. */
export const lazyAddons: Addons = {
  turnstile: async (nonce) => (await loadTurnstile()).createTurnstile({ nonce }),
  wallets: async (providers) => (await loadWallets()).createWallets(providers),
  popups: async () => (await loadPopups()).createPopups(),
}

/** Cloudflare Turnstile in your own element: pass it as `captcha` to `createClient()`. Loaded when a captcha is due. */
export const turnstile = (options: TurnstileOptions): CaptchaProvider => {
  const load = once(async () => (await loadTurnstile()).createTurnstile(options))
  return { solve: async (request) => (await load()).solve(request) }
}
