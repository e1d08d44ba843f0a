/** One entry of the `errors` of an error response, and the `error` of a verification. */
export interface ApiErrorJSON {
  readonly code: string
  readonly message: string
  readonly long_message?: string | null | undefined
  readonly meta?: Record<string, unknown> | null | undefined
}
