import { later, once } from '../runtime/later.ts'
import type { CaptchaProvider, PasskeyProvider, Passkeys, Popups, WalletProvider, Wallets } from './providers.ts'
import type { TurnstileOptions } from './turnstile.ts'

const loadTurnstile = later(() => import('./turnstile.ts'))
const loadWallets = later(() => import('./wallets.ts'))
const loadPasskeys = later(() => import('./passkey.ts'))
const loadPopups = later(() => import('./popup.ts'))

export const openWallets = async (providers: readonly WalletProvider[]): Promise<Wallets> =>
  (await loadWallets()).createWallets(providers)

export const openPasskeys = async (provider: PasskeyProvider | undefined): Promise<Passkeys> =>
  (await loadPasskeys()).createPasskeys(provider)

export const openPopups = async (): Promise<Popups> => (await loadPopups()).createPopups()

/** Cloudflare Turnstile in your own element: pass it as `captcha` to `createClient()`. Loaded when a captcha is due. */
export const turnstile = (options: TurnstileOptions): CaptchaProvider => {
  const load = once(async () => (await loadTurnstile()).createTurnstile(options))
  return { solve: async (request) => (await load()).solve(request) }
}
