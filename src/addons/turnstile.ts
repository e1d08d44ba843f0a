import { FlowError } from '../errors.ts'
import type { CaptchaProvider } from '../ports.ts'

/** Cloudflare Turnstile. */
export const createTurnstile = (_nonce: string | undefined): CaptchaProvider => ({
  solve: async () => {
    throw new FlowError('unexpected', 'Turnstile is not here yet.')
  },
})
