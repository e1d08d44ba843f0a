/** Query parameter of a callback page: names a token that was rotated during the round trip. Serves once. */
export const ROTATING_TOKEN_NONCE = 'rotating_token_nonce'

/** Query parameters of a callback page that say where to go in the end. */
export const DESTINATION_PARAMETERS = {
  redirectUrl: 'redirect_url',
  signUpForceRedirectUrl: 'sign_up_force_redirect_url',
  signUpFallbackRedirectUrl: 'sign_up_fallback_redirect_url',
  signInForceRedirectUrl: 'sign_in_force_redirect_url',
  signInFallbackRedirectUrl: 'sign_in_fallback_redirect_url',
} as const
