import type { createSigner } from '../sessions/tokens.ts'
import type { ServerClock } from '../state/clock.ts'
import type { ClientRecord, SignUpRecord } from '../state/records.ts'
import type { MockState } from '../state/state.ts'
import type { Form } from './form.ts'
import type { MockResponse } from './response.ts'

/** The server: its state, clock and signer. One for each `createMockFrontendApi()`. */
export interface Server {
  readonly state: MockState
  readonly clock: ServerClock
  readonly strict: boolean
  /** How often `reset()` or `restore()` replaced the state. Not part of the state. */
  generation: number
  readonly sign: ReturnType<typeof createSigner>
}

/** One request, decoded. */
export interface Call {
  readonly method: string
  /** `_method` in the query, unchanged. */
  readonly override?: string | undefined
  /** Below the version prefix. */
  readonly path: string
  readonly search: Readonly<Record<string, string>>
  readonly body: Form | null
  /** The API's own origin, as the request names it. */
  readonly origin: string
  /** What precedes the version in its URLs: the origin, and the path of a proxy. */
  readonly base: string
  /** The origin of the page that sends the request, if known. */
  readonly page: string | null
}

/** The browser of a request, and how to give it a client. */
export interface Identity {
  readonly clientId: string | null
  /** Makes the browser this client. */
  adopt(clientId: string): void
  /** The response headers that this needs. */
  headers(): Readonly<Record<string, string>>
}

/** What a handler receives. */
export interface Context {
  readonly server: Server
  readonly call: Call
  /** What each `*` in the route's path matched, in order. */
  readonly parameters: readonly string[]
  /** The browser's client; `null` until its first write. */
  readonly client: ClientRecord | null
  readonly identity: Identity
}

/**
 * Handles a request and returns the JSON of its response. Throws a `Problem` for an error response.
 *
 * It changes the state before it awaits anything, so that concurrent requests do not see partial changes.
 */
export type Handler = (context: Context) => unknown

/** Like {@link Handler}, for a URL that the user opens: returns a document or a redirect. */
export type PageHandler = (context: Context) => MockResponse

/**
 * Begins a strategy on a sign-up or a sign-in, and returns the changed one. It was checked before and does not throw, so
 * that the previous one may be replaced first.
 */
export type Preparation<Resource = SignUpRecord> = (resource: Resource) => Resource
