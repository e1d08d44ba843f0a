/** A request to the Frontend API in its own terms: no host, no encoding, no version. */
export interface FrontendApiRequest {
  /** The logical method. HTTP transports send everything but `GET` as `POST`, with `_method` for the rest. */
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Path below the version prefix, for example `/client/sign_ups`. */
  readonly path: string
  /** Query parameters in camelCase. */
  readonly search?: Readonly<Record<string, string>>
  /** Body members in camelCase; `undefined` is left out, `null` is sent as an empty value. */
  readonly body?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal
}

/** The answer to a {@link FrontendApiRequest}, whatever its status. */
export interface FrontendApiResponse {
  readonly status: number
  readonly headers: Headers
  /** The JSON value; the text as it came when it is no JSON; `null` when there was no body. */
  readonly body: unknown
}

/**
 * Carries one request and brings back one answer.
 *
 * Resolves for every status. Rejects with a `NetworkError` when there is no answer, and with the signal's reason when aborted.
 */
export interface FrontendApiTransport {
  (request: FrontendApiRequest): Promise<FrontendApiResponse>
  /** What an HTTP transport tells of the server behind it. A transport of your own needs none. */
  readonly server?: FrontendApiServer
}

export interface FrontendApiServer {
  /** Origin and path prefix, without a slash at the end. */
  readonly baseUrl: string
  /** Whether it is a development instance: such a one is asked for its environment with PATCH, and keeps no cookie. */
  readonly isDevelopment: boolean
  /** The origin of the instance's own pages. */
  readonly accountPortal?: string | undefined
  /** Adds to an address of the instance what a development instance knows this browser by. */
  readonly withDevBrowser?: (url: string) => Promise<string>
}
