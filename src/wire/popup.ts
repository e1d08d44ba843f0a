import { parseUrl } from '../runtime/parse-url.ts'

/** Where a provider sends a person back to, as the Frontend API takes it. */
export interface ProviderRedirects {
  /** Where the round trip ends when something is left to do. */
  readonly redirectUrl: string
  /** Where it ends when the sign-up is complete. */
  readonly actionCompleteRedirectUrl: string
}

/** What a popup tells the page that opened it: the session that it came to, or where the page should go on. */
export type PopupMessage = { readonly session: string } | { readonly returnUrl: string }

/**
 * The account portal of a Frontend API's host: `clerk.example.com` has `https://accounts.example.com`, and
 * `name.clerk.accounts.dev` has `https://name.accounts.dev`. `undefined` for a host that is named otherwise.
 */
export const accountPortalOf = (host: string): string | undefined => {
  const portal = host
    .replace(/\bclerk\.accountsstage\./, 'accountsstage.')
    .replace(/\bclerk\.(accounts\.)?/, 'accounts.')
  return portal === host ? undefined : `https://${portal}`
}

/** Where the portal has the page that reports to whoever opened its window. */
export const POPUP_CALLBACK_PATH = '/popup-callback'

/** The portal's popup page reports to the page that opened it; what it reports are the destinations given here. */
export const portalRedirects = (
  portal: string,
  { callback, complete, intent }: { callback: string; complete: string; intent?: 'signUp' | undefined },
): ProviderRedirects => {
  const target = new URL(callback)
  target.searchParams.set('sign_in_force_redirect_url', complete)
  target.searchParams.set('sign_up_force_redirect_url', complete)
  if (intent) target.searchParams.set('intent', intent)
  const page = new URL(POPUP_CALLBACK_PATH, portal)
  const actionCompleteRedirectUrl = page.href
  page.searchParams.set('return_url', target.href)
  return { redirectUrl: page.href, actionCompleteRedirectUrl }
}

/** The message as it travels between windows. */
export const toPopupMessageJSON = (returnUrl: string): Record<string, string> => ({ return_url: returnUrl })

/** Reads a message; `null` for what is none, or leads to what is no safe address. */
export const readPopupMessage = (data: unknown, isSafe: (url: URL) => boolean): PopupMessage | null => {
  const { session, return_url: returnUrl } = Object(data) as Record<string, unknown>
  if (typeof session === 'string' && session !== '') return { session }
  const url = typeof returnUrl === 'string' ? parseUrl(returnUrl) : null
  return url && isSafe(url) ? { returnUrl: String(returnUrl) } : null
}
