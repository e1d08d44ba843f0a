import { FLOW_ERROR_CODES, type FlowErrorCode } from './error-codes.ts'

/** Marks every error of this package, whichever copy of it made the error: `instanceof` fails across a script tag and npm. */
const BRAND = Symbol.for('headless-signup.error')

/** What went wrong with a request that no server answered. */
export type NetworkErrorCode = 'network_error' | 'offline' | 'timeout'

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
  /** Stable, and listed in docs/errors.md: decide by this, never by `message`. */
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

/** What is known of a write whose response was lost. */
export type LostWriteOutcome = 'not_applied' | 'unknown'

/** No answer: the network failed, the browser is offline, or the time-out passed. The message never holds a query. */
export class NetworkError extends SignUpError {
  override readonly name = 'NetworkError'
  readonly kind = 'network'
  declare readonly code: NetworkErrorCode
  /**
   * For a request that changes the sign-up or the active session. `not_applied`: what was asked for has not happened, as a
   * read right after it showed: call again. `unknown`: it may have happened, and the read failed too, or cannot show it:
   * call `reload()`, or call again, which looks first. `undefined` for everything that only reads.
   */
  readonly outcome: LostWriteOutcome | undefined

  constructor(code: NetworkErrorCode, message: string, cause?: unknown, outcome?: LostWriteOutcome) {
    super(code, message, { cause, retryable: true })
    this.outcome = outcome
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
    super(code, message, {
      cause,
      longMessage: cause instanceof FrontendApiErrorItem ? cause.longMessage : undefined,
      retryable: code === 'chunk_failed',
    })
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
