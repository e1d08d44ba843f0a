import type { ClientEvent } from '../events.ts'
import type { FrontendApi, FrontendApiOptions } from './address.ts'
import type { RetryOptions } from './retry.ts'
import type { RetryPolicy } from './retry-policy.ts'

/** A WHATWG fetch. Always called with one `Request`. */
export type Fetch = (request: Request) => Promise<Response>

/** Options of the HTTP transports. */
export interface HttpTransportOptions extends FrontendApiOptions {
  /** Used in place of the global `fetch`. Default: the global one at the time of each call. */
  readonly fetch?: Fetch | undefined
  /**
   * Milliseconds until a call rejects with `timeout`, retries and the response body included; `Infinity`: never.
   * Default: 15,000.
   */
  readonly timeout?: number | undefined
  /** How a GET is retried when the network fails. */
  readonly retry?: RetryOptions | undefined
  /** Called for every event of {@link ClientEvent}; a transport on its own only emits those of type `retry`. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined
}

/** Sends one HTTP request, and retries a GET when the network fails. */
export type Send = (url: string, init: RequestInit & { readonly signal: AbortSignal }) => Promise<Response>

export interface SendContext {
  readonly fetch: (input: Request | string, init?: RequestInit) => Promise<Response>
  readonly retry: RetryPolicy
  /** Called before retry `attempt` is sent. */
  readonly onRetry: (url: string, attempt: number) => void
}

/** Loads what sends a GET. Only this differs between the HTTP transports. */
export type LoadReads = () => Promise<(context: SendContext) => Send>

/** The options of a transport, checked. */
export interface HttpSettings
  extends Pick<HttpTransportOptions, 'publishableKey' | 'domain' | 'isSatellite' | 'fetch' | 'retry' | 'onEvent'> {
  readonly api: FrontendApi
  readonly timeout: number
  readonly loadReads: LoadReads | undefined
}
