import type { FlowErrorCode, NetworkErrorCode } from './error-codes.ts'
import { type CheckedOption, errorMessage, optionDetail, responseMessage } from './error-texts.ts'

/** Marks every error of this package, also of another copy of it: `instanceof` fails across a script tag and npm. */
const BRAND = Symbol.for('headless-signup.error')

interface ErrorDetails {
  readonly longMessage?: string | undefined
  readonly cause?: unknown
  readonly retryable?: boolean
}

/** What all errors of this package share. Distinguish them by `kind`, or with the guards below. */
abstract class SignUpError extends Error {
  /** Recognised by the official client's `isClerkRuntimeError`, which compares this member of the class. */
  static readonly kind: string = 'ClerkRuntimeError'
  abstract readonly kind: 'api' | 'network' | 'response' | 'flow'
  /** Recognised by the official client's `isClerkError`. */
  readonly clerkError = true
  /** Stable, and listed in docs/errors.md: decide by this, never by `message`. */
  readonly code: string
  /** A text to show to the user, when the server sent one; otherwise `undefined`. */
  readonly longMessage: string | undefined
  /** The underlying error. Typed as in the official client; a wallet may throw a value that is not an `Error`. */
  declare readonly cause: Error | undefined
  /** Whether the same call, unchanged, may succeed later. */
  readonly retryable: boolean

  constructor(code: string, message: string, { longMessage, cause, retryable = false }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.longMessage = longMessage
    this.retryable = retryable
    Object.defineProperty(this, BRAND, { value: true })
  }
}

/** One entry of an error response: what the server objected to. */
export class FrontendApiErrorItem {
  static readonly kind = 'ClerkAPIError'
  /** Stable, for example `form_identifier_exists`. */
  readonly code: string
  /** Short, in English. */
  readonly message: string
  /** A text to show to the user, if the server sent one. */
  declare readonly longMessage?: string
  /**
   * Details from the server: the invalid parameter, a session, suggestions. Keys as the official client spells them.
   */
  readonly meta: FrontendApiErrorMeta

  constructor(code: string, message: string, longMessage: string | undefined, meta: FrontendApiErrorMeta) {
    this.code = code
    this.message = message
    if (longMessage !== undefined) this.longMessage = longMessage
    this.meta = meta
  }
}

/** Details of an entry of an error response. */
export interface FrontendApiErrorMeta {
  /** The invalid parameter, in snake_case, for example `email_address`. */
  readonly paramName?: string
  /** A session, for example that of an identity that is already signed in. */
  readonly sessionId?: string
  readonly [key: string]: unknown
}

/**
 * An error response: a status of 400 or more, whatever the body.
 *
 * `code` is always `api_response_error`. The reasons are in `errors`, which is empty for a body that is HTML, empty or
 * broken.
 */
export class FrontendApiError extends SignUpError {
  static override readonly kind = 'ClerkAPIResponseError'
  override readonly name = 'FrontendApiError'
  readonly kind = 'api'
  /** The HTTP status. */
  readonly status: number
  /** The reasons, in the server's order. */
  readonly errors: FrontendApiErrorItem[]
  /** Seconds to wait before the next try, when the server sent `Retry-After`. */
  readonly retryAfter: number | undefined
  /** The id of this request in the server's logs. */
  readonly traceId: string | undefined

  constructor(response: {
    readonly status: number
    readonly errors: FrontendApiErrorItem[]
    readonly retryAfter?: number | undefined
    readonly traceId?: string | undefined
  }) {
    const [first] = response.errors
    super('api_response_error', responseMessage(response.status, first), {
      longMessage: first?.longMessage,
      retryable: response.status === 429 || response.status >= 500,
    })
    this.status = response.status
    this.errors = response.errors
    this.retryAfter = response.retryAfter
    this.traceId = response.traceId
  }
}

/** What is known about a write whose response was lost. */
export type LostWriteOutcome = 'not_applied' | 'unknown'

/** No response: the network failed, the browser is offline, or the time-out passed. The message never has a query. */
export class NetworkError extends SignUpError {
  override readonly name = 'NetworkError'
  readonly kind = 'network'
  declare readonly code: NetworkErrorCode
  /**
   * Only for a request that changes the sign-up or the active session. `not_applied`: the change did not happen, as a
   * read right after it showed; call again. `unknown`: it may have happened, and the read failed too or cannot show it;
   * call `reload()`, or call again, which checks first. `undefined` for every request that only reads.
   */
  readonly outcome: LostWriteOutcome | undefined

  constructor(
    code: NetworkErrorCode,
    message: string,
    { cause, outcome }: { readonly cause?: unknown; readonly outcome?: LostWriteOutcome } = {},
  ) {
    super(code, message, { cause, retryable: true })
    this.outcome = outcome
  }
}

/** A success status with an invalid body: HTML, truncated JSON, or a value of another shape. The state is unchanged. */
export class InvalidResponseError extends SignUpError {
  override readonly name = 'InvalidResponseError'
  readonly kind = 'response'
  /** The HTTP status. */
  readonly status: number
  /** The first 200 characters of a body that was not JSON. */
  readonly excerpt: string | undefined
  /** Where the value does not match its shape, for example `response.missing_fields`. */
  readonly path: string | undefined

  constructor(
    message: string,
    response: { readonly status: number; readonly excerpt?: string; readonly path?: string },
  ) {
    super('invalid_response', message, { retryable: response.status >= 500 })
    this.status = response.status
    this.excerpt = response.excerpt
    this.path = response.path
  }
}

/** An invalid call, or an action of the page or the user that ended it. `code` is one of {@link FLOW_ERROR_CODES}. */
export class FlowError extends SignUpError {
  override readonly name = 'FlowError'
  readonly kind = 'flow'
  declare readonly code: FlowErrorCode

  /** `detail` is a clause that completes the first sentence of the code's text, without a full stop. */
  constructor(
    code: FlowErrorCode,
    { detail, cause }: { readonly detail?: string | undefined; readonly cause?: unknown } = {},
  ) {
    super(code, errorMessage(code, detail), {
      cause,
      longMessage: cause instanceof FrontendApiErrorItem ? cause.longMessage : undefined,
      retryable: code === 'chunk_failed',
    })
  }
}

/** The error of `createClient()` for an option that is not what it must be. */
export const invalidOption = (option: CheckedOption): FlowError =>
  new FlowError('invalid_option', { detail: optionDetail(option) })

/** Every error that a method of this package rejects with or returns. */
export type HeadlessSignUpError = FrontendApiError | NetworkError | InvalidResponseError | FlowError

/** Whether a value is an error of this package, also of another copy of it. */
export const isHeadlessSignUpError = (value: unknown): value is HeadlessSignUpError =>
  typeof value === 'object' && value !== null && BRAND in value

const isKind = (value: unknown, kind: HeadlessSignUpError['kind']): boolean =>
  isHeadlessSignUpError(value) && value.kind === kind

/** Whether the server sent an error response. Recognises the official client's response errors too. */
export const isFrontendApiError = (value: unknown): value is FrontendApiError =>
  isKind(value, 'api') ||
  (value instanceof Error && (value.constructor as { kind?: unknown }).kind === FrontendApiError.kind)

/** Whether there was no response. */
export const isNetworkError = (value: unknown): value is NetworkError => isKind(value, 'network')

/** Whether a response was invalid. */
export const isInvalidResponseError = (value: unknown): value is InvalidResponseError => isKind(value, 'response')

/** Whether the call was invalid, or was ended by the page or the user. */
export const isFlowError = (value: unknown): value is FlowError => isKind(value, 'flow')

/** Returns the error if it is one of this package; otherwise wraps it, as `cause`. */
export const toHeadlessSignUpError = (cause: unknown): HeadlessSignUpError =>
  isHeadlessSignUpError(cause) ? cause : new FlowError('unexpected', { cause })
