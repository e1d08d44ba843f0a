/** Names requests. A path is compared as a whole, and without the version prefix; a regular expression may match a part. */
export type RequestMatch =
  | { readonly method?: string | undefined; readonly path?: string | RegExp | undefined }
  | ((request: { readonly method: string; readonly path: string; readonly body: unknown }) => boolean)

/** What goes wrong. Unless it only delays or adds headers, the server does no work: see `handled`. */
export interface Fault {
  /** A refusal with this status and an error envelope. */
  readonly status?: number | undefined
  /** The refusal's code. Default: the one that belongs to the status. */
  readonly code?: string | undefined
  readonly message?: string | undefined
  /** `meta` of the refusal, for example `{ param_name: 'email_address' }`. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined
  /** Answers this JSON value, with status 200 unless `status` says otherwise. */
  readonly body?: unknown
  /** Answers a page of a proxy, with status 502 unless `status` says otherwise. `true`: any page. */
  readonly html?: string | true | undefined
  /** Answers nothing but a status: 204 unless `status` says otherwise. */
  readonly empty?: boolean | undefined
  /** The server does its work, but only half of its answer arrives. */
  readonly truncated?: boolean | undefined
  /** Drops the connection: `fetch` rejects with a `TypeError`. */
  readonly networkError?: boolean | undefined
  /** Answers so much later, in real time or when the clock is advanced over it, whichever comes first. */
  readonly delayMs?: number | undefined
  /** Added to the answer, in the place of those of the same name, for example `{ 'retry-after': '30' }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** The server does its work all the same, and only its answer is lost. */
  readonly handled?: boolean | undefined
}

/** Answers that wait. */
export interface Hold {
  /** Resolves when the first request that is held has arrived. */
  readonly arrived: Promise<void>
  /** Lets the answers go, and holds no more. */
  release(): void
}

/** Makes requests fail. */
export interface Failures {
  /** The next request fails; with `when`, the next one that matches. Called twice, the next two fail. */
  next(fault: Fault & { readonly when?: RequestMatch | undefined }): void
  /** Every request that matches fails, until `clear()`. */
  when(match: RequestMatch, fault: Fault): void
  /** Answers to requests that match wait until `release()`. The server does its work at once. */
  hold(match?: RequestMatch): Hold
  /** Ends every failure, and lets held answers go. */
  clear(): void
}
