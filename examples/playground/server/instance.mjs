import { frontendApiOf } from '../../publishable-key.mjs'
import { FIRST_CHOICES } from './choices.mjs'
import { jsonResponse } from './exchange.mjs'

const RESEND_INTERVAL_MS = 30_000

/** Stands in for the mock where the page asks an instance: the page's own endpoints but one are those of the mock. */
export const createInstance = (publishableKey) => {
  const settings = {
    publishableKey,
    isInstance: true,
    // What the page adds to an account goes into the mock: here it offers nothing.
    choices: { ...FIRST_CHOICES, authenticator: 'off', passkeys: 'off' },
    resendIntervalMs: RESEND_INTERVAL_MS,
  }
  return {
    frontendApi: frontendApiOf(publishableKey),
    handlerFor: (method, path) =>
      method === 'GET' && path === '/playground/settings' ? async () => jsonResponse(200, settings) : undefined,
  }
}
