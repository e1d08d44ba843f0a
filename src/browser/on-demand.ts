import { later, once } from '../runtime/later.ts'
import type { ProtectOptions } from './protect.ts'
import type { CaptchaProvider, Popups, ProtectResolver, WalletProvider, Wallets } from './providers.ts'
import type { TurnstileOptions } from './turnstile.ts'

const loadTurnstile = later(() => import('./turnstile.ts'))
const loadWallets = later(() => import('./wallets.ts'))
const loadPopups = later(() => import('./popup.ts'))
const loadProtect = later(() => import('./protect.ts'))

export const openWallets = async (providers: readonly WalletProvider[]): Promise<Wallets> =>
  (await loadWallets()).createWallets(providers)

export const openPopups = async (): Promise<Popups> => (await loadPopups()).createPopups()

/** Cloudflare Turnstile in your own element: pass it as `captcha` to `createClient()`. Loaded when a captcha is due. */
export const turnstile = (options: TurnstileOptions): CaptchaProvider => {
  const load = once(async () => (await loadTurnstile()).createTurnstile(options))
  return { solve: async (request) => (await load()).solve(request) }
}

/**
 * Resolves Protect challenges in the page: pass it as `protect` to `createClient()`. Imports the challenge's script, if
 * it is https and from an allowed host, and runs it.
 *
 * Rejects with `protect_check_invalid_sdk_url`, `protect_check_script_load_failed`, `protect_check_invalid_script`,
 * `protect_check_execution_failed`, `protect_check_aborted` or `chunk_failed`.
 */
export const protectResolver =
  (options: ProtectOptions): ProtectResolver =>
  async (challenge, { signal }) =>
    (await loadProtect()).resolveProtectCheck(options, challenge, signal)
