/** One request that was answered. Nothing in it is a secret: no query, no body, no header. */
export interface ServedRequest {
  /** The logical method: `PATCH` for a `POST` with `_method=PATCH`. */
  readonly method: string
  /** The path, without its query. */
  readonly path: string
  /** `null`: the connection was dropped, or nobody waited for the answer. */
  readonly status: number | null
  /** From the request's head to the end of its answer, in milliseconds. */
  readonly durationMs: number
}

/** Options of `serveFrontendApi()`. */
export interface ServeFrontendApiOptions {
  /** Default 0: any free one. */
  readonly port?: number | undefined
  /** The address to listen on. Default `127.0.0.1`: this computer only. In a container, `0.0.0.0`. */
  readonly host?: string | undefined
  /**
   * Further names that the server may be called by. Default: none beside addresses, `localhost` and `host`, since a name
   * that another site's page makes point here would let it read everything.
   */
  readonly allowedHosts?: readonly string[] | undefined
  /** What a server proves itself with, for the Backend API: `sk_test_…`. Default: always the same one. */
  readonly secretKey?: string | undefined
  /** Called after every request, for a log. */
  readonly onRequest?: ((request: ServedRequest) => void) | undefined
}

/** A mock Frontend API on a port. */
export interface ServedFrontendApi {
  /** Where it listens, for example `http://127.0.0.1:4010`. Pages on every other origin may call it. */
  readonly origin: string
  /** All that `createClient()` needs: it names this server. */
  readonly publishableKey: string
  /**
   * What the official client needs: `new Clerk(publishableKey, { proxyUrl })`. It calls the host of a key over https only, and
   * introduces itself to the host of a development instance only; the proxy leads it here.
   */
  readonly official: { readonly publishableKey: string; readonly proxyUrl: string }
  /**
   * Opens the part of the Backend API that tests take, below `/v1`: `PATCH /beta_features/instance_settings` (progressive
   * sign-up), `/invitations`, `/users` (to read), `/jwks`. Send it as `Authorization: Bearer …`, from a server only.
   */
  readonly secretKey: string
  /** A page with the messages that were sent, newest first. The same as JSON is at `/inbox.json`. */
  readonly inboxUrl: string
  /** Ends every connection, answered or not, and frees the port. Calling it again does no harm. */
  close(): Promise<void>
}
