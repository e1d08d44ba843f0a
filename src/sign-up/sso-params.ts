import type { PopupParams } from '../attempts/params.ts'
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
