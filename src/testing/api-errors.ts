import { API_ERRORS } from './api-error-table.ts'

/** One entry of `errors`, and the `error` of a verification, as the service sends them. */
export interface ApiErrorJSON {
  readonly code: string
  readonly message: string
  readonly long_message: string
  readonly meta: Readonly<Record<string, unknown>>
}

interface Details {
  /** The invalid parameter, named as on the wire. */
  readonly param?: string | undefined
  /** Replaces the table's text for users. */
  readonly longMessage?: string | undefined
  readonly meta?: Readonly<Record<string, unknown>> | undefined
}

const label = (param: string | undefined): string => (param ?? 'value').replaceAll('_', ' ')

export type ApiErrorCode = keyof typeof API_ERRORS

/** One entry of `errors`, with the texts of the table. */
export const apiError = (code: ApiErrorCode, { param, longMessage, meta }: Details = {}): ApiErrorJSON => {
  const [, message, text] = API_ERRORS[code]
  return {
    code,
    message,
    long_message: longMessage ?? text.replace('{param}', label(param)),
    meta: { ...(param === undefined ? {} : { param_name: param }), ...meta },
  }
}

const isKnown = (code: string): code is ApiErrorCode => Object.hasOwn(API_ERRORS, code)

/** The HTTP status of an error code. */
export const statusOf = (code: string): number => (isKnown(code) ? API_ERRORS[code][0] : 422)

/** The default error code of a status. */
const GENERAL: Readonly<Record<number, ApiErrorCode>> = {
  400: 'client_state_invalid',
  401: 'authentication_invalid',
  403: 'sign_up_mode_restricted',
  404: 'resource_not_found',
  405: 'method_not_allowed',
  415: 'unsupported_content_type',
  429: 'too_many_requests',
}

/** An entry for any code or status, even for codes that the mock itself never returns. */
export const anyApiError = (status: number, code: string | undefined, details: Details): ApiErrorJSON => {
  const known = code ?? (status >= 500 ? 'internal_clerk_error' : (GENERAL[status] ?? 'form_param_invalid'))
  if (isKnown(known)) return apiError(known, details)
  return { code: known, message: known, long_message: details.longMessage ?? known, meta: { ...details.meta } }
}

/** An error response. Thrown by a handler; becomes an error envelope. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly errors: readonly ApiErrorJSON[]
  readonly headers: Readonly<Record<string, string>>

  constructor(errors: readonly ApiErrorJSON[], headers: Readonly<Record<string, string>> = {}) {
    super(errors.map(({ code }) => code).join(', '))
    this.status = statusOf(errors[0]?.code ?? '')
    this.errors = errors
    this.headers = headers
  }
}

/** Creates a `Problem` with one error. */
export const problem = (code: ApiErrorCode, details?: Details): Problem => new Problem([apiError(code, details)])
