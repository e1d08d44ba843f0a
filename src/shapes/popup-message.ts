import { parseUrl } from '../runtime/urls.ts'

/** Where a provider redirects the user back to, as the Frontend API expects it. */
export interface ProviderRedirects {
  /** Where the round trip ends when the sign-up needs more. */
  readonly redirectUrl: string
  /** Where it ends when the sign-up is complete. */
  readonly actionCompleteRedirectUrl: string
}

/** The message of a popup to its opener: the session, or the URL where the page should continue. */
export type PopupMessage = { readonly session: string } | { readonly returnUrl: string }

/** The path of the portal's page that posts a message to its opener. */
export const POPUP_CALLBACK_PATH = '/popup-callback'

/** The portal's popup page posts to its opener; its message contains the URLs given here. */
export const portalRedirects = (
  portal: string,
  { callback, complete, intent }: { callback: string; complete: string; intent?: 'signUp' | 'signIn' | undefined },
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

/** The message as posted between windows. */
export const toPopupMessageJSON = (returnUrl: string): Record<string, string> => ({ return_url: returnUrl })

/** Parses a message; `null` for an invalid message, or one with an unsafe URL. */
export const readPopupMessage = (data: unknown, isSafe: (url: URL) => boolean): PopupMessage | null => {
  const { session, return_url: returnUrl } = Object(data) as Record<string, unknown>
  if (typeof session === 'string' && session !== '') return { session }
  const url = typeof returnUrl === 'string' ? parseUrl(returnUrl) : null
  return url && isSafe(url) ? { returnUrl: String(returnUrl) } : null
}

/**
 * The account portal for a Frontend API's host: `https://accounts.example.com` for `clerk.example.com`, and
 * `https://name.accounts.dev` for `name.clerk.accounts.dev`. `undefined` for any other host.
 */
export const accountPortalOf = (host: string): string | undefined => {
  const portal = host
    .replace(/\bclerk\.accountsstage\./, 'accountsstage.')
    .replace(/\bclerk\.(accounts\.)?/, 'accounts.')
  return portal === host ? undefined : `https://${portal}`
}
