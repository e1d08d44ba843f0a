/** One request that was handled. It holds no secrets: no query, no body, no headers. */
export interface ServedRequest {
  /** The logical method: `PATCH` for a `POST` with `_method=PATCH`. */
  readonly method: string
  /** The path, without its query. */
  readonly path: string
  /** `null`: the connection was dropped, or the client closed it first. */
  readonly status: number | null
  /** From the head of the request to the end of the response, in milliseconds. */
  readonly durationMs: number
}

/** Options of `serveFrontendApi()`. */
export interface ServeFrontendApiOptions {
  /** The port to listen on. Default 0: any free port. */
  readonly port?: number | undefined
  /** The address to listen on. Default `127.0.0.1`: this computer only. In a container, `0.0.0.0`. */
  readonly host?: string | undefined
  /**
   * Further host names to accept in `Host`. Default: IP addresses, `localhost` and `host` only. Other names get an
   * error response, since another site could point its name here and read everything (DNS rebinding).
   */
  readonly allowedHosts?: readonly string[] | undefined
  /** The secret key for the Backend API: `sk_test_…`. Default: a fixed key. */
  readonly secretKey?: string | undefined
  /** Called after every request, for a log. */
  readonly onRequest?: ((request: ServedRequest) => void) | undefined
}

/** A mock Frontend API on a port. */
export interface ServedFrontendApi {
  /** Where it listens, for example `http://127.0.0.1:4010`. Pages on every other origin may call it. */
  readonly origin: string
  /** Pass it to `createClient()`: it names this server. */
  readonly publishableKey: string
  /**
   * For the official client: `new Clerk(publishableKey, { proxyUrl })`. That client calls the host of a key over https
   * only, and sends a development browser's token to a development instance only; `proxyUrl` sends it here.
   */
  readonly official: { readonly publishableKey: string; readonly proxyUrl: string }
  /**
   * Authorizes the part of the Backend API for tests, below `/v1`: `PATCH /beta_features/instance_settings`
   * (progressive sign-up), `/invitations`, `/users` (read-only), `/jwks`. Send it as `Authorization: Bearer …`, from a
   * server only.
   */
  readonly secretKey: string
  /** A page with the messages sent so far, newest first. `/inbox.json` has the same as JSON. */
  readonly inboxUrl: string
  /** Closes every connection, even with a response pending, and frees the port. A second call does nothing. */
  close(): Promise<void>
}
