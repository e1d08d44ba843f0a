import type { ErrorCode, FlowErrorCode, SetupErrorCode } from './error-codes.ts'

// The one place of prose. What is built for production has `error-texts.production.ts` in its place.

/**
 * Every code of a `FlowError`, with how to fix it. A production build has only a link to docs/errors.md in place of each
 * text; the export condition `development` selects the build with the whole texts.
 */
export const FLOW_ERROR_CODES: Readonly<Record<FlowErrorCode, string>> = {
  aborted: 'The `signal` that you passed was aborted. Nothing more is sent for this call.',
  captcha_failed: 'The captcha could not be solved. Nothing was sent: call again, and see `cause`.',
  chunk_failed:
    'A part of headless-signup could not be loaded. Try again; if it fails again, reload the page: a newer deployment may have replaced its files.',
  discarded: '`reset()` or a newer attempt ended this call. Nothing of it was stored.',
  destroyed:
    '`client.destroy()` was called. Make a new client. In React, create and destroy it in the same effect: StrictMode runs each effect, its cleanup, and the effect again.',
  email_link_client_mismatch:
    'The email link is only valid in the browser in which it was asked for. Open it there, or send another one.',
  email_link_expired: 'The email link has expired. Send another one.',
  email_link_failed: 'The email link is not valid. Send another one.',
  email_link_not_sent:
    'No email link was sent for this address. Call `sendEmailLink()` (`sendLink()` of a sign-in) first.',
  email_link_timeout: 'The email link was not opened in time. Send another one, or wait again.',
  external_account_failed:
    'The provider or the server rejected the account. `cause` is the reason, `longMessage` its text for users.',
  factor_not_found:
    'The sign-in has no such factor. See `supportedFirstFactors` and `supportedSecondFactors`. Nothing was sent.',
  invalid_parameter: 'An argument is invalid. Nothing was sent.',
  invalid_publishable_key: 'The publishable key is invalid. Copy it from the dashboard: pk_test_… or pk_live_….',
  invalid_option: 'An option of `createClient()` is invalid. Correct it; nothing was sent.',
  missing_configuration: 'The Frontend API is unknown. Pass `publishableKey`, `frontendApi` or `transport`.',
  missing_provider:
    'There is no client here. Put `<SignUpProvider>` around what uses hooks or components of this package; in Vue, call `app.use(clerkPlugin, …)`.',
  missing_public_key_options:
    'The server sent no options of a passkey that can be read. Check that passkeys are enabled for the instance.',
  no_created_session:
    'There is no created session yet. See `$nextStep` for what is left; finalize when `status` is `complete`.',
  no_redirect_url: 'The server sent no provider to go to. See `$nextStep` for what is left.',
  not_started: 'There is no sign-up or sign-in yet. Call `create()` first. Nothing was sent.',
  nothing_to_sign:
    'The server sent no text for the wallet to sign. Check that the strategy is enabled for the instance.',
  passkey_invalid_rpID_or_domain:
    'The passkeys of this instance are for another domain than this page, or the page is not https. Check the domain of the instance.',
  passkey_not_supported: 'This browser has no passkeys. Offer another way.',
  passkey_operation_aborted:
    'The browser ended the request for a passkey: another one may have taken its place. Offer the button again.',
  passkey_retrieval_cancelled:
    'The user closed the dialog, its time passed, or there is no passkey for this site. Offer the button again.',
  passkey_retrieval_failed: 'The passkey failed. See `cause`, and offer another way.',
  password_strength_failed: 'The estimator of password strength failed. The rules were checked; see `cause`.',
  protect_check_aborted: 'The Protect challenge was ended by its `signal`. Nothing was sent.',
  protect_check_execution_failed:
    'The Protect challenge failed in the browser. See `cause`; it waits in `protectCheck`.',
  protect_check_invalid_script: 'The Protect script exports no function. Nothing was run.',
  protect_check_invalid_sdk_url:
    'The Protect script has an address that is not allowed. Nothing was loaded: see `hosts`.',
  protect_check_script_load_failed:
    'The Protect script could not be loaded. Check your Content-Security-Policy, and call again.',
  protect_check_timed_out: 'The Protect challenges did not come to an end. Call `reload()`, and try again.',
  popup_blocked:
    'There is no popup: the browser blocked it, or it is closed. Open it in the click itself. Nothing was sent.',
  popup_closed: 'The popup was closed before the user was done. Offer the button again.',
  popup_failed: 'The popup reported something that cannot be read. Try again without a popup.',
  popup_timeout: 'The popup took longer than `popupTimeout`. Offer the button again.',
  session_not_found: 'The session is not one of this client. No user was signed out.',
  ticket_missing: 'There is no ticket: pass `ticket`, or open the page by the invitation’s link. Nothing was sent.',
  unexpected: 'Something failed unexpectedly. See `cause`: a function of yours may have thrown it.',
  unsafe_url: 'The address has a scheme that is not allowed. Nothing was sent: see `allowedRedirectProtocols`.',
  wallet_account_mismatch:
    'The wallet does not sign with the account that was started with. Select that account, or start again.',
  wallet_failed: 'The wallet failed. See `cause`: a request may already be open in it.',
  wallet_not_found: 'The page has no such wallet. Offer another way, or a link to install it. Nothing was sent.',
  wallet_rejected: 'The user declined in the wallet. See `cause`. Ask again when they want to.',
  wrong_step: 'The sign-up or sign-in is at another step. See `$nextStep` for what is due. Nothing was sent.',
}

const TEXTS: Readonly<Record<ErrorCode, string>> = {
  ...FLOW_ERROR_CODES,
  api_response_error: 'The Frontend API responded with an error. Check where requests go.',
  network_error: 'The network failed. Try again.',
  offline: 'The browser is offline. Try again when it is online.',
  timeout: 'The time-out has passed. Try again.',
  invalid_response: 'The response is not one that the Frontend API sends. Check where requests go.',
}

/** The texts of one entry of an error response. */
export interface FrontendApiErrorText {
  readonly code: string
  readonly message: string
  readonly longMessage?: string
}

/** The message of an error; `detail` is a clause that completes the first sentence of the code's text. */
export const errorMessage = (code: ErrorCode, detail?: string): string => {
  const text = detail === undefined ? TEXTS[code] : TEXTS[code].replace(/\.(?= |$)/, () => `: ${detail}.`)
  return `${text} See docs/errors.md#${code} in headless-signup.`
}

/** Codes of the service that mean that the setup is wrong, with how to correct it. */
export const SETUP_ERROR_CODES: Readonly<Record<SetupErrorCode, string>> = {
  captcha_invalid:
    'The service did not accept the captcha. Have an element `<div id="clerk-captcha"></div>` in the page before the call, so that a challenge can be shown, and allow https://challenges.cloudflare.com in the Content-Security-Policy.',
  captcha_missing_token:
    'The service requires a captcha, and got none. Leave out `captcha: false`, and have an element `<div id="clerk-captcha"></div>` in the page before the call.',
  invalid_redirect_url:
    'The service does not accept the redirect URL. Pass a whole https URL of your app, or a path of the page.',
  origin_invalid:
    'The service does not accept requests of this origin. A pk_live_… key works on the domain of its instance only: use the pk_test_… key on localhost and previews.',
  redirect_url_domain_mismatch:
    'The redirect URL is on another domain than the instance. Use a URL of the domain, or add it in the dashboard.',
  resource_missmatch:
    'The redirect URL is not one of those that the instance allows. Add it to the allowed redirect URLs in the dashboard.',
}

/** The message of an error response: the text of the service, and how to correct the setup if that is the reason. */
export const responseMessage = (status: number, first: FrontendApiErrorText | undefined): string => {
  const text = first?.longMessage || first?.message || errorMessage('api_response_error', `status ${status}`)
  const code = first?.code ?? ''
  if (!Object.hasOwn(SETUP_ERROR_CODES, code)) return text
  return `${text} ${SETUP_ERROR_CODES[code as SetupErrorCode]} See docs/errors.md#${code} in headless-signup.`
}

const PLAIN_HTTP =
  '; plain http is for private networks (localhost, 192.168.…, .local, .internal, .test, names of one label): elsewhere use https, a `proxyUrl` of your own origin, or a `transport` of your own'

/** What an option of `createClient()` must be. docs/errors.md lists them. */
export const OPTIONS = {
  allowedRedirectProtocols: "a list of schemes, such as 'myapp:'",
  frontendApi: `an https origin${PLAIN_HTTP}`,
  proxyUrl: `an https URL, or a path of a page of http or https that starts with a slash${PLAIN_HTTP}`,
  'retry.delay': 'a function that returns milliseconds, at least 0',
  'retry.limit': 'a number of repetitions, at least 0',
  timeout: 'a positive number of milliseconds, or `Infinity`',
}

export type CheckedOption = keyof typeof OPTIONS

/** The detail of `invalid_option`. */
export const optionDetail = (option: CheckedOption): string => `\`${option}\` must be ${OPTIONS[option]}`

/** What is wrong with a publishable key. docs/errors.md lists it. */
export const KEYS = {
  encoding: 'cannot be decoded',
  host: 'does not name the host of a Frontend API',
  parts: 'must have three parts, joined by underscores',
  prefix: 'must start with pk_test_ or pk_live_',
  secret: 'is a secret key, which must never reach a browser: revoke it',
}

/** The detail of `invalid_publishable_key`. */
export const keyDetail = (wrong: keyof typeof KEYS): string => `it ${KEYS[wrong]}`

/** What to check in the page's setup: a browser reports a blocked request exactly like a lost one. */
export const blockedHint = (page: URL | null, { origin, protocol }: URL): string => {
  if (!page) return ''
  const mixed =
    page.protocol === 'https:' && protocol === 'http:'
      ? ' This page is https, and browsers block requests to plain http from it (mixed content).'
      : ''
  const from = page.origin === 'null' ? `${page.protocol}//${page.host}` : page.origin
  return `${mixed} If it fails each time, it may be blocked: \`connect-src\` of the page's Content-Security-Policy must allow ${origin}, and the service must allow the origin ${from}.`
}

const LOST: Readonly<Record<'not_applied' | 'unknown', string>> = {
  not_applied: 'It was not done: try again.',
  unknown: 'It may have been done: read again with reload(), or try again, which looks first.',
}

/** The message of a network error, with what is known about the write that got no response. */
export const lostWriteMessage = (message: string, outcome: keyof typeof LOST): string =>
  `${message.replace(/\s*Try again\.(?= |$)/, '')} ${LOST[outcome]}`
