/** Every code of a `FlowError`, with how to fix it. The one table of codes; docs/errors.md shows it. */
export const FLOW_ERROR_CODES = {
  aborted: 'The `signal` that you passed was aborted. Nothing more is sent for this call.',
  captcha_failed: 'The captcha could not be solved. Nothing was sent: call again, and see `cause`.',
  chunk_failed:
    'A part of headless-signup could not be loaded. Try again; if it fails again, reload the page: a newer deployment may have replaced its files.',
  discarded: '`reset()` or a newer attempt ended this call. Nothing of it was stored.',
  destroyed: '`client.destroy()` was called. Make a new client.',
  email_link_not_sent: 'No email link was sent for this address. Call `sendEmailLink()` first.',
  email_link_timeout: 'The email link was not opened in time. Send another one, or wait again.',
  external_account_failed:
    'The provider or the server rejected the account. `cause` is the reason, `longMessage` its text for users.',
  invalid_parameter: 'An argument has the wrong type. Nothing was sent.',
  invalid_publishable_key: 'The publishable key cannot be read. Copy it again from the dashboard.',
  invalid_option: 'An option of `createClient()` cannot be used as it is.',
  missing_configuration: 'Pass `publishableKey`, `frontendApi` or `transport` to `createClient()`.',
  no_created_session: 'The sign-up has no created session yet. Finalize when `status` is `complete`.',
  no_redirect_url: 'The server sent no provider to go to. See `$nextStep` for what is left.',
  not_started: 'There is no sign-up yet. Call `create()` first. Nothing was sent.',
  nothing_to_sign:
    'The server sent no text for the wallet to sign. Check that the strategy is enabled for the instance.',
  password_strength_failed: 'The estimator of password strength failed. The rules were checked; see `cause`.',
  protect_check_aborted: 'The Protect challenge was ended by its `signal`. Nothing was sent.',
  protect_check_execution_failed:
    'The Protect challenge failed in the browser. See `cause`; the sign-up waits in `protectCheck`.',
  protect_check_invalid_script: 'The Protect script exports no function. Nothing was run.',
  protect_check_invalid_sdk_url:
    'The Protect script has an address that is not allowed. Nothing was loaded: see `hosts`.',
  protect_check_script_load_failed:
    'The Protect script could not be loaded. Check your Content-Security-Policy, and call again.',
  protect_check_timed_out: 'The Protect challenges did not come to an end. Call `reload()`, and try again.',
  popup_blocked:
    'There is no popup: the browser blocked it, or it is closed. Open it in the click itself. Nothing was sent.',
  popup_closed: 'The popup was closed before the sign-up was done. Offer the button again.',
  popup_failed: 'The popup reported something that cannot be read. Try again without a popup.',
  popup_timeout: 'The popup took longer than `popupTimeout`. Offer the button again.',
  session_not_found: 'The session is not one of this client. No user was signed out.',
  ticket_missing: 'There is no ticket: pass `ticket`, or open the page by the invitation’s link. Nothing was sent.',
  unexpected: 'A defect, or something thrown by a function of yours. See `cause`.',
  unsafe_url: 'The address has a scheme that is not allowed. Nothing was sent: see `allowedRedirectProtocols`.',
  wallet_account_mismatch:
    'The wallet does not sign with the account that the sign-up was started with. Select that account, or start again.',
  wallet_failed: 'The wallet could not do what it was asked. See `cause`: a request may already be open in it.',
  wallet_not_found: 'The page has no such wallet. Offer another way, or a link to install it. Nothing was sent.',
  wallet_rejected: 'The user declined in the wallet. See `cause`. Ask again when they want to.',
} as const

export type FlowErrorCode = keyof typeof FLOW_ERROR_CODES
