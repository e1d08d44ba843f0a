import type { FrontendApiRequest, FrontendApiServer } from '../api/transport.ts'
import type { Browser } from '../browser/browser.ts'
import type { Providers } from '../browser/providers.ts'
import type { LostWriteOutcome } from '../errors.ts'
import type { Kind } from '../shapes/kinds.ts'
import type { State, Store } from '../state/state.ts'
import type { ResponseContent } from './response.ts'

/**
 * Builds a request in its turn: only then is it known what it needs, such as an id. Builds it anew each time it is
 * sent. What it awaits is aborted by `turn.signal`, which all callers that share the call have in common.
 */
export type BuildRequest = (state: State, turn: Call) => FrontendApiRequest | Promise<FrontendApiRequest>

/** The outcome of a request whose response was lost. */
export type Outcome = LostWriteOutcome | 'done'

/** Decides the outcome of a request, from the state before it and the state that was read after it. */
export type Judge = (before: State, after: State, request: FrontendApiRequest) => Outcome | Promise<Outcome>

/** A change to send. */
export interface Write {
  /** Identifies the call and its parameters: an identical call in progress for the same resource is shared. */
  readonly key: string
  /** Whether it changes only a part of its own, so that calls before it may still be shared. */
  readonly keepsEarlierCalls?: boolean
  /** Whether a challenge in its response is left to the caller. */
  readonly leavesChallenge?: boolean
  /** What the response contains. That of a resource makes the write one of that resource. */
  readonly shape: Kind<unknown>
  readonly build: BuildRequest
  /** Decides whether it was applied when its response was lost. */
  readonly judge: Judge
}

/** The last argument of every method. */
export interface CallOptions {
  /** Aborts the call: it rejects with `aborted`, sends no further request and stores nothing. */
  readonly signal?: AbortSignal | undefined
}

/** What an action gets: one call of a method, with all that it may do. */
export interface Call {
  readonly browser: Browser
  readonly providers: Providers
  /** What waits in the page for the user while other calls are made, one of which may end it. Of the client. */
  readonly offers: Set<AbortController>
  /** Aborted with the error that the call rejects with. */
  readonly signal: AbortSignal
  /** `undefined` for a transport without this information. */
  readonly server: FrontendApiServer | undefined
  state(): State
  /** Changes the state by a transition. */
  readonly update: Store['update']
  /** Sends a change after those before it, and stores the response. */
  write(write: Write): Promise<void>
  /** Reads at once. Stores the response unless a write was sent or ended meanwhile. */
  read<Value>(shape: Kind<Value>, request: FrontendApiRequest): Promise<ResponseContent<Value>>
  /** Sends a request at once; the caller stores the response. An identical `name` in progress is shared. */
  post<Value>(shape: Kind<Value>, request: FrontendApiRequest, name: string): Promise<ResponseContent<Value>>
  /** Runs a task after the writes before it. */
  inTurn<T>(task: (state: State) => T): Promise<T>
}
