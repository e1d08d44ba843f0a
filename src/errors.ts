/** Marks every error of this package, whichever copy of it made the error: `instanceof` fails across a script tag and npm. */
const BRAND = Symbol.for('headless-signup.error')

/** What went wrong with a request that no server answered. */
export type NetworkErrorCode = 'network_error' | 'offline' | 'timeout'

/**
 * Every code of a {@link FlowError}, with what to do about it. The one table of codes: the README's is made from it.
 */
export const FLOW_ERROR_CODES = {
  aborted: 'The `signal` that you passed was aborted. Nothing more is sent for this call.',
  captcha_failed: 'The captcha could not be solved. Nothing was sent: call again, and see `cause`.',
  discarded: '`reset()` or a newer attempt ended this call. Nothing of it was stored.',
  destroyed: '`client.destroy()` was called. Make a new client.',
  email_link_timeout: 'Nobody opened the email link in time. Send another one, or wait again.',
  external_account_failed:
    'The provider or the server turned the account down. `cause` is the reason, `longMessage` its text for people.',
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
  popup_closed: 'The popup was closed before it reported back. Offer the button again.',
  popup_failed: 'The popup reported something that cannot be read. Try again without a popup.',
  popup_timeout: 'The popup took longer than `popupTimeout`. Offer the button again.',
  session_not_found: 'The session is not one of this client. Nobody was signed out.',
  ticket_missing: 'There is no ticket: pass `ticket`, or open the page by the invitation’s link. Nothing was sent.',
  unexpected: 'A defect, or something thrown by a function of yours. See `cause`.',
  unsafe_url: 'The address is not one of http or https. Nothing was sent.',
  wallet_account_mismatch:
    'The wallet does not sign with the account that the sign-up was started with. Select that account, or start again.',
  wallet_failed: 'The wallet could not do what it was asked. See `cause`: a request may already be open in it.',
  wallet_not_found: 'The page has no such wallet. Offer another way, or a link to install it. Nothing was sent.',
  wallet_rejected: 'The person declined in the wallet. See `cause`. Ask again when they want to.',
} as const

export type FlowErrorCode = keyof typeof FLOW_ERROR_CODES

interface ErrorDetails {
  readonly longMessage?: string | undefined
  readonly cause?: unknown
  readonly retryable?: boolean
}

/** What all errors of this package share. Told apart by `kind`, or by the guards below. */
abstract class SignUpError extends Error {
  /** Recognised by the official client's `isClerkRuntimeError`, which compares this member of the class. */
  static readonly kind: string = 'ClerkRuntimeError'
  abstract readonly kind: 'api' | 'network' | 'response' | 'flow'
  /** Recognised by the official client's `isClerkError`. */
  readonly clerkError = true
  /** Stable, and listed in the README: decide by this, never by `message`. */
  readonly code: string
  /** For people, when the server gave such a text; else `undefined`. */
  readonly longMessage: string | undefined
  /** What was thrown beneath this error. Typed as the official client types it; a wallet may throw what is no `Error`. */
  declare readonly cause: Error | undefined
  /** Whether the same call may succeed later without a change of what was asked. */
  readonly retryable: boolean

  constructor(code: string, message: string, { longMessage, cause, retryable = false }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.longMessage = longMessage
    this.retryable = retryable
    Object.defineProperty(this, BRAND, { value: true })
  }
}

/** One entry of a refusal: what the server objected to. */
export class FrontendApiErrorItem {
  static readonly kind = 'ClerkAPIError'
  /** Stable, for example `form_identifier_exists`. */
  readonly code: string
  /** Short, in English. */
  readonly message: string
  /** For people; absent when the server sent none. */
  declare readonly longMessage?: string
  /** What the server adds: the parameter at fault, a session, suggestions. Keys as the official client spells them. */
  readonly meta: FrontendApiErrorMeta

  constructor(code: string, message: string, longMessage: string | undefined, meta: FrontendApiErrorMeta) {
    this.code = code
    this.message = message
    if (longMessage !== undefined) this.longMessage = longMessage
    this.meta = meta
  }
}

export interface FrontendApiErrorMeta {
  /** The parameter at fault, in snake_case, for example `email_address`. */
  readonly paramName?: string
  readonly sessionId?: string
  readonly [key: string]: unknown
}

/**
 * The server refused: a status of 400 or more, whatever the body.
 *
 * `code` is always `api_response_error`; the reasons are in `errors`, which is empty when the body held none.
 */
export class FrontendApiError extends SignUpError {
  static override readonly kind = 'ClerkAPIResponseError'
  override readonly name = 'FrontendApiError'
  readonly kind = 'api'
  /** The HTTP status. */
  readonly status: number
  readonly errors: FrontendApiErrorItem[]
  /** Seconds to wait before asking again, when the server said so. */
  readonly retryAfter: number | undefined
  /** Names this exchange in the server's logs. */
  readonly traceId: string | undefined

  constructor(refusal: {
    readonly status: number
    readonly errors: FrontendApiErrorItem[]
    readonly retryAfter?: number | undefined
    readonly traceId?: string | undefined
  }) {
    const [first] = refusal.errors
    super(
      'api_response_error',
      first?.longMessage || first?.message || `The Frontend API answered ${refusal.status}.`,
      {
        longMessage: first?.longMessage,
        retryable: refusal.status === 429 || refusal.status >= 500,
      },
    )
    this.status = refusal.status
    this.errors = refusal.errors
    this.retryAfter = refusal.retryAfter
    this.traceId = refusal.traceId
  }
}

/** No answer: the network failed, the browser is offline, or the time-out passed. The message never holds a query. */
export class NetworkError extends SignUpError {
  override readonly name = 'NetworkError'
  readonly kind = 'network'
  declare readonly code: NetworkErrorCode

  constructor(code: NetworkErrorCode, message: string, cause?: unknown) {
    super(code, message, { cause, retryable: true })
  }
}

/** An answer that claims success and is none: HTML, half a JSON, or a value of another shape. The state is untouched. */
export class InvalidResponseError extends SignUpError {
  override readonly name = 'InvalidResponseError'
  readonly kind = 'response'
  /** The HTTP status. */
  readonly status: number
  /** The beginning of a body that was no JSON: at most 200 characters. */
  readonly excerpt: string | undefined
  /** Where the value departs from its shape, for example `response.missing_fields`. */
  readonly path: string | undefined

  constructor(message: string, answer: { readonly status: number; readonly excerpt?: string; readonly path?: string }) {
    super('invalid_response', message, { retryable: answer.status >= 500 })
    this.status = answer.status
    this.excerpt = answer.excerpt
    this.path = answer.path
  }
}

/** An impossible request, or something that the page or the person did. `code` is one of {@link FLOW_ERROR_CODES}. */
export class FlowError extends SignUpError {
  override readonly name = 'FlowError'
  readonly kind = 'flow'
  declare readonly code: FlowErrorCode

  constructor(code: FlowErrorCode, message: string = FLOW_ERROR_CODES[code], cause?: unknown) {
    super(code, message, { cause, longMessage: cause instanceof FrontendApiErrorItem ? cause.longMessage : undefined })
  }
}

/** Every error that a method of this package rejects with or answers. */
export type HeadlessSignUpError = FrontendApiError | NetworkError | InvalidResponseError | FlowError

/** Whether a value is an error of this package, even of another copy of it. */
export const isHeadlessSignUpError = (value: unknown): value is HeadlessSignUpError =>
  typeof value === 'object' && value !== null && BRAND in value

const isKind = (value: unknown, kind: HeadlessSignUpError['kind']): boolean =>
  isHeadlessSignUpError(value) && value.kind === kind

/** Whether the server refused. Recognises the official client's response errors too. */
export const isFrontendApiError = (value: unknown): value is FrontendApiError =>
  isKind(value, 'api') ||
  (value instanceof Error && (value.constructor as { kind?: unknown }).kind === FrontendApiError.kind)

/** Whether there was no answer. */
export const isNetworkError = (value: unknown): value is NetworkError => isKind(value, 'network')

/** Whether an answer had the wrong shape. */
export const isInvalidResponseError = (value: unknown): value is InvalidResponseError => isKind(value, 'response')

/** Whether the request was impossible, or ended by the page or the person. */
export const isFlowError = (value: unknown): value is FlowError => isKind(value, 'flow')

/** The error as one of the family: what is not stays available as `cause`. */
export const toHeadlessSignUpError = (cause: unknown): HeadlessSignUpError =>
  isHeadlessSignUpError(cause)
    ? cause
    : new FlowError(
        'unexpected',
        `Something threw that is no error of headless-signup. ${FLOW_ERROR_CODES.unexpected}`,
        cause,
      )
