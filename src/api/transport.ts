/** A request to the Frontend API, without host, encoding and version. */
export interface FrontendApiRequest {
  /** The method. HTTP transports send everything but `GET` as `POST`, with `_method` for the others. */
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Path below the version prefix, for example `/client/sign_ups`. */
  readonly path: string
  /** Query parameters in camelCase. */
  readonly search?: Readonly<Record<string, string>>
  /** Body members in camelCase; `undefined` is left out, `null` is sent as an empty value. */
  readonly body?: Readonly<Record<string, unknown>>
  /** Aborts the request. */
  readonly signal?: AbortSignal
}

/** The response to a {@link FrontendApiRequest}, whatever its status. */
export interface FrontendApiResponse {
  readonly status: number
  readonly headers: Headers
  /** The JSON value; the text when it is not JSON; `null` for an empty body. */
  readonly body: unknown
}

/**
 * Sends one request and returns its response.
 *
 * Resolves for every status. Rejects with a `NetworkError` without a response, or with the reason of an aborted signal.
 */
export interface FrontendApiTransport {
  (request: FrontendApiRequest): Promise<FrontendApiResponse>
  /** The server behind an HTTP transport. Optional for a transport of your own. */
  readonly server?: FrontendApiServer
  /** Loads what a request needs. Called once by `createClient()`, so that the first request seldom waits for it. */
  readonly load?: () => Promise<unknown>
}

/** The server that an HTTP transport sends its requests to. */
export interface FrontendApiServer {
  /** Origin and path prefix, without a slash at the end. */
  readonly baseUrl: string
  /** Whether it is a development instance: its environment is read with PATCH, and it has no cookie to renew. */
  readonly isDevelopment: boolean
  /** The host of the instance, where `baseUrl` may be that of a proxy. Default: the host of `baseUrl`. */
  readonly host?: string | undefined
  /** The origin of the instance's account portal. Default: by `host`. */
  readonly accountPortal?: string | undefined
  /** Adds the dev-browser token, by which a development instance recognises this browser, to a URL of the instance. */
  readonly withDevBrowser?: (url: string) => Promise<string>
}
