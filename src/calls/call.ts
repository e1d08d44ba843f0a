import type { FrontendApiRequest, FrontendApiServer } from '../api/transport.ts'
import type { Page } from '../browser/page.ts'
import type { Providers } from '../browser/providers.ts'
import type { LostWriteOutcome } from '../errors.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'
import type { ResponseContent } from './response.ts'

/**
 * Builds a request in its turn: only then is it known what it needs, such as an id. Builds it anew each time it is
 * sent. What it awaits is aborted by `turn.signal`, which all callers that share the call have in common.
 */
export type BuildRequest = (state: State, turn: Turn) => FrontendApiRequest | Promise<FrontendApiRequest>

/** The outcome of a request whose response was lost. */
export type Outcome = LostWriteOutcome | 'done'

/** Decides the outcome of a request, from the state before it and the state that was read after it. */
export type Judge = (before: State, after: State, request: FrontendApiRequest) => Outcome

/** A change to send. */
export interface Write<Name extends ShapeName> {
  /** Identifies the call and its parameters: an identical call in progress for the same sign-up is shared. */
  readonly key: string
  /** Whether it changes only its own verification, so that calls before it may still be shared. */
  readonly keepsEarlierCalls?: boolean
  /** Whether it submits the proof of a Protect challenge: the next challenge is then left to its caller. */
  readonly answersProtectCheck?: boolean
  readonly shape: Name
  readonly build: BuildRequest
  /** Decides whether it was applied when its response was lost. */
  readonly judge: Judge
}

/** A write whose response was lost, and which may still be applied. */
export interface LostWrite extends Pick<Write<ShapeName>, 'key' | 'judge'> {
  readonly request: FrontendApiRequest
  readonly before: State
}

/** The last argument of every method. */
export interface CallOptions {
  /** Aborts the call: it rejects with `aborted`, sends no further request and stores nothing. */
  readonly signal?: AbortSignal | undefined
}

/** What an action gets: one call of a method, with all that it may do. */
export interface Call {
  readonly page: Page
  readonly providers: Providers
  /** Aborted with the error that the call rejects with. */
  readonly signal: AbortSignal
  /** `undefined` for a transport without this information. */
  readonly server: FrontendApiServer | undefined
  state(): State
  /** Changes the state by a transition. */
  readonly update: Store['update']
  /** Sends a change after those before it, and stores the response. */
  write<Name extends ShapeName>(write: Write<Name>): Promise<void>
  /** Reads at once. Stores the response unless a write was sent or ended meanwhile. */
  read<Name extends ShapeName>(shape: Name, request: FrontendApiRequest): Promise<ResponseContent<Name>>
  /** Sends a request at once; the caller stores the response. An identical `name` in progress is shared. */
  post<Name extends ShapeName>(shape: Name, request: FrontendApiRequest, name: string): Promise<ResponseContent<Name>>
  /** Runs a task after the writes before it. */
  inTurn<T>(task: (state: State) => T): Promise<T>
}

/** A call during its turn to write: all others wait. */
export interface Turn extends Call {
  /** Sends a request at once, and stores the response. */
  send<Name extends ShapeName>(shape: Name, request: FrontendApiRequest): Promise<void>
  /** Reads at once, with its own deadline. The caller stores the response. */
  look<Name extends ShapeName>(shape: Name, path: string, deadlineMs: number): Promise<ResponseContent<Name>>
  /** What a turn keeps for later turns. */
  readonly memory: TurnMemory
}

/** What a turn keeps for later turns. */
export interface TurnMemory {
  /** To be checked before anything else is sent. */
  lost: LostWrite | null
  /** The id of the last discarded sign-up: the server may still have it. */
  discardedId: string | undefined
}
