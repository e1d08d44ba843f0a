import type { Answer } from '../http/answer.ts'
import type { Form } from '../parameters/parameters.ts'
import type { ServerClock } from '../state/clock.ts'
import type { ClientRecord, SignUpRecord } from '../state/records.ts'
import type { MockState } from '../state/state.ts'
import type { createSigner } from '../tokens.ts'

/** The server: what it knows, its clock, its key. One for each `createMockFrontendApi()`. */
export interface Server {
  readonly state: MockState
  readonly clock: ServerClock
  readonly strict: boolean
  /** How often the state was taken back, by `reset()` or `restore()`. No part of the state. */
  generation: number
  readonly sign: ReturnType<typeof createSigner>
}

/** One request, decoded. */
export interface Call {
  readonly method: string
  /** `_method` of the query, as it came. */
  readonly override?: string | undefined
  /** Below the version prefix. */
  readonly path: string
  readonly search: Readonly<Record<string, string>>
  readonly body: Form | null
  /** The API's own origin, as the request names it. */
  readonly origin: string
  /** What stands before the version in its addresses: the origin, and the path of a proxy. */
  readonly base: string
  /** The origin of the page that asks, when the request says. */
  readonly page: string | null
}

/** How the server knows which browser asks, and how it makes it remember. */
export interface Identity {
  readonly clientId: string | null
  /** From now on the browser is this client. */
  adopt(clientId: string): void
  /** What the answer has to carry for that. */
  headers(): Readonly<Record<string, string>>
}

/** What a handler works with. */
export interface Context {
  readonly server: Server
  readonly call: Call
  /** The stars of the route's path, in order. */
  readonly parameters: readonly string[]
  /** The browser's client; `null` until its first write. */
  readonly client: ClientRecord | null
  readonly identity: Identity
}

/**
 * Does what a request asks for and answers the JSON. Throws a `Refusal` otherwise.
 *
 * It changes the state before it awaits anything, so that requests do not see each other half done.
 */
export type Handler = (context: Context) => unknown

/** The same for somebody who opens an address in a browser: answers a document, or sends them on. */
export type PageHandler = (context: Context) => Answer

/**
 * Begins something on a sign-up, and returns the sign-up with it. It was checked before, and refuses nothing: what was there
 * may be replaced first.
 */
export type Preparation = (signUp: SignUpRecord) => SignUpRecord
