import type { LostWriteOutcome } from '../errors.ts'
import type { ShapeName } from '../model/shapes.ts'
import type { Ports } from '../ports.ts'
import type { FrontendApiRequest, FrontendApiServer } from '../transport/transport.ts'
import type { Answer } from './answer.ts'
import type { Page } from './page.ts'
import type { State } from './state.ts'
import type { Store } from './store.ts'

/**
 * A request that is made up when its turn has come: only then is it known what it needs, such as an id. Made up anew
 * for each time that it is sent. What it awaits ends with `turn.signal`, which is that of all who joined the call.
 */
export type BuildRequest = (state: State, turn: Turn) => FrontendApiRequest | Promise<FrontendApiRequest>

/** What became of a request whose response was lost. */
export type Outcome = LostWriteOutcome | 'done'

/** Decides what became of a request, by the state before it and the one that was read after it. */
export type Judge = (before: State, after: State, request: FrontendApiRequest) => Outcome

export interface Mutation<Name extends ShapeName> {
  /** Names the call and its parameters: an identical call that is under way for the same sign-up is joined. */
  readonly key: string
  /** Whether it leaves everything but its own verification as it is, so that calls before it may still be joined. */
  readonly isPreparation?: boolean
  /** Whether it hands in the proof of a Protect challenge: the next challenge is then left to who asked for it. */
  readonly answersProtectCheck?: boolean
  readonly shape: Name
  readonly build: BuildRequest
  /** How it is recognised that it was done, when its response was lost. */
  readonly judge: Judge
}

/** A write whose response was lost, and of which it is not certain that it will not be applied. */
export interface LostWrite extends Pick<Mutation<ShapeName>, 'key' | 'judge'> {
  readonly request: FrontendApiRequest
  readonly before: State
}

/** The flow, as one operation sees it: everything ends with that operation's scope. */
export interface ScopedFlow {
  readonly page: Page
  readonly ports: Ports
  /** Aborted with the error that the operation ends with. */
  readonly signal: AbortSignal
  /** `undefined` when the transport does not tell. */
  readonly server: FrontendApiServer | undefined
  state(): State
  readonly apply: Store['apply']
  /** Sends a mutation when those before it are done, and stores what it brings. */
  mutate<Name extends ShapeName>(mutation: Mutation<Name>): Promise<void>
  /** Reads at once. What it brings is stored unless a mutation was sent or answered meanwhile. */
  read<Name extends ShapeName>(shape: Name, request: FrontendApiRequest): Promise<Answer<Name>>
  /** Sends a request whose answer is the caller's to store. One of the same name that is under way is joined. */
  send<Name extends ShapeName>(shape: Name, request: FrontendApiRequest, name: string): Promise<Answer<Name>>
  /** Runs a task when the mutations before it are done. */
  inTurn<T>(task: (state: State) => T): Promise<T>
}

/** The flow while it is a mutation's turn: all others wait. */
export interface Turn extends ScopedFlow {
  /** Sends a request at once, stores what it brings, and answers it. */
  exchange<Name extends ShapeName>(shape: Name, request: FrontendApiRequest): Promise<void>
  /** Reads at once, within a time of its own. What it brings is the caller's to store. */
  look<Name extends ShapeName>(shape: Name, path: string, deadlineMs: number): Promise<Answer<Name>>
  /** What turns leave for those after them. */
  readonly memory: TurnMemory
}

export interface TurnMemory {
  /** To be looked into before anything else is sent. */
  lost: LostWrite | null
  /** The sign-up that was given up last: the server may still have it. */
  discardedId: string | undefined
}
