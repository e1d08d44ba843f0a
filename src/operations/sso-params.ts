import type { OAuthStrategy, Open } from '../model/strategy.ts'
import type { PopupWindow } from '../ports.ts'
import type { SignUpUpdateParams } from './params.ts'

/** What all ways through a provider share. */
export interface ProviderParams
  extends Pick<
    SignUpUpdateParams,
    | 'emailAddress'
    | 'enterpriseConnectionId'
    | 'firstName'
    | 'lastName'
    | 'legalAccepted'
    | 'locale'
    | 'oidcLoginHint'
    | 'oidcPrompt'
    | 'unsafeMetadata'
  > {
  /** The provider. */
  strategy: OAuthStrategy | Open<'enterprise_sso'>
}

/**
 * How a popup is followed. It works without a `Cross-Origin-Opener-Policy`, with `same-origin` or
 * `same-origin-allow-popups` of the provider, and with `same-origin` or `same-origin-allow-popups` of this page: where the
 * policy separates the popup from this page, the server is asked every second, and a page of your own announces itself over
 * a `BroadcastChannel`. `popup_closed` then means that the user is back on this page; see docs/popups.md.
 *
 * The popup is closed when the call ends, however it ends.
 */
export interface PopupParams {
  /**
   * The page in the popup that reports back: one of your own, of this page's origin, that calls `client.completePopup()`.
   * Pass it where there is a `Cross-Origin-Opener-Policy`: only a page of your own can close a popup that is separated.
   * Default: the instance's account portal; where there is none, the page that the provider sends the person back to.
   */
  popupCallbackUrl?: string | undefined
  /** How long to wait for the popup: milliseconds. Default: until it is closed, or the server says what it came to. */
  popupTimeout?: number | undefined
}

/** Source: `SignUpFuture.sso()`. */
export interface SSOParams extends ProviderParams, PopupParams {
  /** Where to go when the sign-up is complete: a URL, or a path of this page. */
  redirectUrl: string
  /** Where to go when something is left to do: the page that calls `client.handleRedirectCallback()`. */
  redirectCallbackUrl: string
  /** A window of yours for the round trip, opened in the click: `window.open()`. Without one this page navigates. */
  popup?: PopupWindow | null | undefined
}

/** Source: `SignUp.authenticateWithRedirect()`. */
export interface AuthenticateWithRedirectParams extends ProviderParams {
  /** The page that calls `client.handleRedirectCallback()`: a URL, or a path of this page. */
  redirectUrl: string
  /** Where to go when the sign-up is complete. */
  redirectUrlComplete: string
  /** Whether the sign-up in progress goes on, if there is one. Otherwise a new one starts. */
  continueSignUp?: boolean | undefined
}

/** Source: `SignUp.authenticateWithPopup()`. */
export interface AuthenticateWithPopupParams extends AuthenticateWithRedirectParams, PopupParams {
  /** The window, opened in the click: `window.open()`. `null`, which a browser's blocker returns, is `popup_blocked`. */
  popup: PopupWindow | null
}

/** Source: `OAuthCallbacks` in the SignUp document. */
export interface OAuthCallbacks {
  /** The page that calls `client.handleRedirectCallback()`: a URL, or a path of this page. */
  callbackUrl: string
  /** Where to go when the sign-up is complete. */
  callbackUrlComplete: string
}
