import { later, once } from '../runtime/later.ts'
import type { CaptchaProvider } from './providers.ts'
import type { TurnstileOptions } from './turnstile/turnstile.ts'

export type { TurnstileOptions }

const loadTurnstile = later(() => import('./turnstile/turnstile.ts'))

/** Cloudflare Turnstile in your own element: pass it as `captcha` to `createClient()`. Loaded when a captcha is due. */
export const turnstile = (options: TurnstileOptions): CaptchaProvider => {
  const load = once(async () => (await loadTurnstile()).createTurnstile(options))
  return { solve: async (request) => (await load()).solve(request) }
}
