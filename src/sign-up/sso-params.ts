import type { PopupWindow } from '../browser/providers.ts'
import type { OAuthStrategy, Open } from '../shapes/strategies.ts'
import { PROFILE_PARAMS, type ProfileParams, type SignUpUpdateParams } from './params.ts'

const OWN_PARAMS = ['emailAddress', 'enterpriseConnectionId', 'oidcLoginHint', 'oidcPrompt'] as const

/** The parameters that are sent. */
export const PROVIDER_PARAMS = [...PROFILE_PARAMS, ...OWN_PARAMS]

/** Parameters of every sign-up through a provider. */
export interface ProviderParams extends ProfileParams, Pick<SignUpUpdateParams, (typeof OWN_PARAMS)[number]> {
  /** The provider. */
  strategy: OAuthStrategy | Open<'enterprise_sso'>
}

/**
 * How a popup is followed. It works without a `Cross-Origin-Opener-Policy`, and with `same-origin` or
 * `same-origin-allow-popups` on the provider's pages or on this page. Where the policy separates the popup from this
 * page, this page polls the server every second, and a callback page of your own reports over a `BroadcastChannel`.
 * `popup_closed` then means that the user is back on this page; see docs/popups.md.
 *
 * The popup is always closed when the call ends.
 */
export interface PopupParams {
  /**
   * The page in the popup that reports back: your own page, of this page's origin, that calls `client.completePopup()`.
   * Pass it where there is a `Cross-Origin-Opener-Policy`: only a page of your own can close a popup that is separated.
   * Default: the instance's account portal; without one, the page that the provider redirects the user back to.
   */
  popupCallbackUrl?: string | undefined
  /** Milliseconds to wait for the popup. Default: until it is closed, or the server reports the outcome. */
  popupTimeout?: number | undefined
}

/** Source: `SignUpFuture.sso()`. */
export interface SSOParams extends ProviderParams, PopupParams {
  /** Where to go when the sign-up is complete: a URL, or a path of this page's origin. */
  redirectUrl: string
  /** Where to go when the sign-up needs more: the page that calls `client.handleRedirectCallback()`. */
  redirectCallbackUrl: string
  /**
   * Your window for the round trip, opened in the click handler by `window.open()`. Without one this page navigates.
   */
  popup?: PopupWindow | null | undefined
}

/** Source: `SignUp.authenticateWithRedirect()`. */
export interface AuthenticateWithRedirectParams extends ProviderParams {
  /** The page that calls `client.handleRedirectCallback()`: a URL, or a path of this page's origin. */
  redirectUrl: string
  /** Where to go when the sign-up is complete. */
  redirectUrlComplete: string
  /** Whether to continue the sign-up in progress, if there is one. Default: a new one starts. */
  continueSignUp?: boolean | undefined
}

/** Source: `SignUp.authenticateWithPopup()`. */
export interface AuthenticateWithPopupParams extends AuthenticateWithRedirectParams, PopupParams {
  /**
   * The window, opened in the click handler by `window.open()`. `null`, as from a popup blocker, rejects with
   * `popup_blocked`.
   */
  popup: PopupWindow | null
}

/** Source: `OAuthCallbacks` in the SignUp document. */
export interface OAuthCallbacks {
  /** The page that calls `client.handleRedirectCallback()`: a URL, or a path of this page's origin. */
  callbackUrl: string
  /** Where to go when the sign-up is complete. */
  callbackUrlComplete: string
}
