/** One entry of the `errors` of an error response, and of a verification's `error`. */
export interface ApiErrorJSON {
  readonly code: string
  readonly message: string
  readonly long_message?: string | null | undefined
  readonly meta?: Record<string, unknown> | null | undefined
}
