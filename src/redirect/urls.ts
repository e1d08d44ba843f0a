import type { Browser } from '../browser/browser.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import { isOwnAddress } from '../browser/safe-address.ts'
import { parseUrl } from '../runtime/urls.ts'
import type { AddressedUrls, RedirectUrls } from './destination.ts'

/** Query parameter of a callback page: identifies a token that was rotated during the round trip. Valid once. */
export const ROTATING_TOKEN_NONCE = 'rotating_token_nonce'

/** Query parameters of a callback page with redirect URLs. */
const DESTINATION_PARAMETERS = {
  redirectUrl: 'redirect_url',
  signUpForceRedirectUrl: 'sign_up_force_redirect_url',
  signUpFallbackRedirectUrl: 'sign_up_fallback_redirect_url',
  signInForceRedirectUrl: 'sign_in_force_redirect_url',
  signInFallbackRedirectUrl: 'sign_in_fallback_redirect_url',
} as const

/**
 * Checks every redirect URL.
 *
 * @throws FlowError `invalid_parameter` or `unsafe_url`
 */
export const requireDestinations = (browser: Browser, { taskUrls = {}, ...urls }: RedirectUrls): void => {
  const named = Object.entries(urls).filter(([name]) => name.endsWith('Url'))
  for (const [name, url] of [...named, ...Object.entries(taskUrls)]) {
    if (url !== null && url !== undefined) resolveUrl(browser, name, url)
  }
}

/** The redirect URLs in the page's address, only those on this site: anyone can create a link to this page. */
export const readAddressed = (browser: Browser): AddressedUrls => {
  const address = browser.url()
  const isOurs = (text: string): boolean => {
    const url = parseUrl(text, address)
    // Without a host there is no site: any file would belong to it.
    return url !== null && url.host !== '' && browser.isSafe(url) && isOwnAddress(url, address)
  }
  const entries = Object.entries(DESTINATION_PARAMETERS).flatMap(([name, parameter]) => {
    const text = address?.searchParams.get(parameter)
    return text && isOurs(text) ? [[name, text] as const] : []
  })
  return Object.fromEntries(entries)
}
