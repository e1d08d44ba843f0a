/** Query parameter of a callback page: identifies a token that was rotated during the round trip. Valid once. */
export const ROTATING_TOKEN_NONCE = 'rotating_token_nonce'

/** Query parameters of a callback page with redirect URLs. */
export const DESTINATION_PARAMETERS = {
  redirectUrl: 'redirect_url',
  signUpForceRedirectUrl: 'sign_up_force_redirect_url',
  signUpFallbackRedirectUrl: 'sign_up_fallback_redirect_url',
  signInForceRedirectUrl: 'sign_in_force_redirect_url',
  signInFallbackRedirectUrl: 'sign_in_fallback_redirect_url',
} as const
