import type { FrontendApiRequest, FrontendApiServer } from '../api/transport.ts'
import type { Page } from '../browser/page.ts'
import type { Ports } from '../browser/providers.ts'
import type { LostWriteOutcome } from '../errors.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import type { State } from '../state/state.ts'
import type { Store } from '../state/store.ts'
import type { Answer } from './response.ts'

/**
 * Builds a request in its turn: only then is it known what it needs, such as an id. Builds it anew each time it is
 * sent. What it awaits is aborted by `turn.signal`, which all callers that share the call have in common.
 */
export type BuildRequest = (state: State, turn: Turn) => FrontendApiRequest | Promise<FrontendApiRequest>

/** The outcome of a request whose response was lost. */
export type Outcome = LostWriteOutcome | 'done'

/** Decides the outcome of a request, from the state before it and the state that was read after it. */
export type Judge = (before: State, after: State, request: FrontendApiRequest) => Outcome | Promise<Outcome>

export interface Mutation<Name extends ShapeName> {
  /** Identifies the call and its parameters: an identical call in progress for the same sign-up is shared. */
  readonly key: string
  /** Whether it changes only its own verification, so that calls before it may still be shared. */
  readonly isPreparation?: boolean
  /** Whether it submits the proof of a Protect challenge: the next challenge is then left to its caller. */
  readonly answersProtectCheck?: boolean
  readonly shape: Name
  readonly build: BuildRequest
  /** Decides whether it was applied when its response was lost. */
  readonly judge: Judge
}

/** A write whose response was lost, and which may still be applied. */
export interface LostWrite extends Pick<Mutation<ShapeName>, 'key' | 'judge'> {
  readonly request: FrontendApiRequest
  readonly before: State
}

/** The flow for one operation: everything is aborted with that operation's scope. */
export interface ScopedFlow {
  readonly page: Page
  readonly ports: Ports
  /** Aborted with the error that the operation rejects with. */
  readonly signal: AbortSignal
  /** `undefined` for a transport without this information. */
  readonly server: FrontendApiServer | undefined
  state(): State
  readonly apply: Store['apply']
  /** Sends a mutation after those before it, and stores the result. */
  mutate<Name extends ShapeName>(mutation: Mutation<Name>): Promise<void>
  /** Reads at once. Stores the result unless a mutation was sent or ended meanwhile. */
  read<Name extends ShapeName>(shape: Name, request: FrontendApiRequest): Promise<Answer<Name>>
  /** Sends a request whose response the caller stores. An identical `name` in progress is shared. */
  send<Name extends ShapeName>(shape: Name, request: FrontendApiRequest, name: string): Promise<Answer<Name>>
  /** Runs a task after the mutations before it. */
  inTurn<T>(task: (state: State) => T): Promise<T>
}

/** The flow during a mutation's turn: all others wait. */
export interface Turn extends ScopedFlow {
  /** Sends a request at once, and stores the result. */
  exchange<Name extends ShapeName>(shape: Name, request: FrontendApiRequest): Promise<void>
  /** Reads at once, with its own deadline. The caller stores the result. */
  look<Name extends ShapeName>(shape: Name, path: string, deadlineMs: number): Promise<Answer<Name>>
  /** What a turn keeps for later turns. */
  readonly memory: TurnMemory
}

export interface TurnMemory {
  /** To be checked before anything else is sent. */
  lost: LostWrite | null
  /** The id of the last discarded sign-up: the server may still have it. */
  discardedId: string | undefined
}
