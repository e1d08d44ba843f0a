import { FlowError } from '../../errors.ts'
import { once } from '../../runtime/later.ts'
import type { TurnstileApi } from './widget.ts'

const SCRIPT_URL = 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit'
const LOAD_TIMEOUT_MS = 15_000

/** The name to allow in the page's `trusted-types` directive, if it has one. */
const POLICY_NAME = 'headless-signup'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): string }
}

interface Global {
  readonly turnstile?: TurnstileApi
  readonly trustedTypes?: TrustedTypes
}

const page = (): Global => globalThis as Global // what the script and the browser add; TypeScript knows neither

/** The URL in the form that a page with Trusted Types requires. */
const trustedUrl = (): string => {
  try {
    const policy = page().trustedTypes?.createPolicy(POLICY_NAME, { createScriptURL: () => SCRIPT_URL })
    return policy?.createScriptURL(SCRIPT_URL) ?? SCRIPT_URL
  } catch {
    // The page does not allow this policy. The text still works without enforcement or with a default policy.
    return SCRIPT_URL
  }
}

/** The official client's error code for a script that is blocked or failed to load. */
const UNAVAILABLE = 'captcha_script_failed_to_load'

const blockedByTrustedTypes = (cause: unknown): FlowError =>
  new FlowError('captcha_failed', {
    detail: `the page's Trusted Types block Turnstile's script; allow the policy \`${POLICY_NAME}\``,
    cause,
  })

const insert = (url: string, nonce: string | undefined): Promise<TurnstileApi> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    const fail = (error: Error): void => {
      clearTimeout(waiting)
      script.remove()
      reject(error)
    }
    const onUnavailable = (): void => fail(new Error(UNAVAILABLE))
    const waiting = setTimeout(onUnavailable, LOAD_TIMEOUT_MS)
    script.addEventListener('error', onUnavailable)
    script.addEventListener('load', () => {
      clearTimeout(waiting)
      const { turnstile } = page()
      if (turnstile) resolve(turnstile)
      else onUnavailable()
    })
    try {
      script.src = url
    } catch (cause) {
      fail(blockedByTrustedTypes(cause))
      return
    }
    script.defer = true
    if (nonce) script.nonce = nonce
    document.head.append(script)
  })

/**
 * Loads Turnstile's script, once. Uses the page's own script if it has one; loads again after a failure. Rejects with
 * the error to send to the server, or with `captcha_failed` when the page itself has to change.
 */
export const createScriptLoader = (nonce: string | undefined): (() => Promise<TurnstileApi>) => {
  let url: string | undefined
  const load = once(() => {
    // A page may allow the policy to be created only once.
    url ??= trustedUrl()
    return insert(url, nonce)
  })
  return async () => page().turnstile ?? load()
}
