/** Selects requests. A string must equal the path below the version prefix; a regular expression may match a part. */
export type RequestMatch =
  | { readonly method?: string | undefined; readonly path?: string | RegExp | undefined }
  | ((request: { readonly method: string; readonly path: string; readonly body: unknown }) => boolean)

/**
 * A failure. The server does not handle the request, unless the fault only delays, truncates or adds headers: see
 * `handled`.
 */
export interface Fault {
  /** Returns an error response with this status and an error envelope. */
  readonly status?: number | undefined
  /** The error code. Default: the one that belongs to the status. */
  readonly code?: string | undefined
  /** The error's `message` and `long_message`. */
  readonly message?: string | undefined
  /** `meta` of the error, for example `{ param_name: 'email_address' }`. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined
  /** Returns this JSON value. Default status: 200. */
  readonly body?: unknown
  /** Returns an HTML page, as a proxy does. `true`: a page of the mock's own. Default status: 502. */
  readonly html?: string | true | undefined
  /** Returns a response without a body. Default status: 204. */
  readonly empty?: boolean | undefined
  /** The server handles the request, but only half of its response arrives. */
  readonly truncated?: boolean | undefined
  /** Drops the connection: `fetch` rejects with a `TypeError`. */
  readonly networkError?: boolean | undefined
  /** Delays the response by so many milliseconds of real time, or until the clock is advanced past them. */
  readonly delayMs?: number | undefined
  /** Headers to set on the response, for example `{ 'retry-after': '30' }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** The server still handles the request; only its response is lost. */
  readonly handled?: boolean | undefined
}

/** Responses that are held back. */
export interface Hold {
  /** Resolves when the first request to be held has arrived. */
  readonly arrived: Promise<void>
  /** Sends the held responses, and holds no more. */
  release(): void
}

/** Makes requests fail. */
export interface Failures {
  /** Fails the next request, or with `when` the next one that matches. Called twice, it fails the next two. */
  next(fault: Fault & { readonly when?: RequestMatch | undefined }): void
  /** Fails every request that matches, until `clear()`. */
  when(match: RequestMatch, fault: Fault): void
  /** Holds the responses to matching requests until `release()`. The server handles the requests at once. */
  hold(match?: RequestMatch): Hold
  /** Ends every failure, and sends held responses. */
  clear(): void
}
