import type { FrontendApiRequest } from '../api/transport.ts'
import type { FrontendApiError } from '../errors.ts'
import type { Kind } from '../shapes/kinds.ts'
import type { Session } from '../shapes/session.ts'
import type { Receiving } from '../state/received.ts'
import type { Identified, Slice, State } from '../state/state.ts'
import type { Call, Write } from './call.ts'
import type { ResponseContent } from './response.ts'

/** A call during its turn to write: all others wait. */
export interface Turn extends Call {
  /** All that a response may change. */
  readonly resources: readonly Resource[]
  /** Sends a request at once, and stores the response. */
  send(shape: Kind<unknown>, request: FrontendApiRequest): Promise<void>
  /** Reads at once, with its own deadline. The caller stores the response. */
  look<Value>(shape: Kind<Value>, path: string, deadlineMs: number): Promise<ResponseContent<Value>>
  /** Sends a write at once, and stores the response; finds out whether it was applied when that is lost. */
  sendOrFindOut(shape: Kind<unknown>, request: FrontendApiRequest, lost: Pick<Write, 'key' | 'judge'>): Promise<void>
}

/** An error response to a write. */
export interface ErrorResponse {
  readonly error: FrontendApiError
  readonly request: FrontendApiRequest
  /** The state before the request was sent: the error response may have contained a client. */
  readonly before: State
  readonly resource: Resource
}

/** Where the server keeps a resource. */
export interface ResourcePaths {
  /** Creates one, with a POST. */
  readonly all: string
  /** The one with this id; its actions are below it. */
  one(id: string): string
}

/** A thing that this browser has one of at the server, such as an attempt to sign up. */
export interface Resource<Value extends Identified = Identified, Its extends Slice<Value> = Slice<Value>>
  extends Receiving<Value, Its> {
  /** How the server sends it. */
  readonly shape: Kind<Value>
  readonly paths: ResourcePaths
  /** Changes the state when an error response contradicts it. */
  afterError?(turn: Turn, response: ErrorResponse): void | Promise<void>
  /**
   * The session that a request created whose response was lost. A complete resource is no longer returned, only its
   * session.
   */
  sessionOfCompletion?(before: State, after: State, request: FrontendApiRequest): Promise<Session | undefined>
  /** Stores that such a request has completed it; `isNew` when it also created it. */
  complete?(turn: Turn, session: Session, isNew: boolean): void | Promise<void>
}

/** An error response after which the same request can be built and sent again, and what prepares for that. */
export interface RetryRule {
  matches(error: unknown, request: FrontendApiRequest): boolean
  /** Resolves to `false` when sending it again would change nothing. */
  prepare(turn: Turn, request: FrontendApiRequest): Promise<boolean>
}

/** What the server may demand before and after a write. */
export interface Challenges {
  /** Each is applied at most once per request; a failure does not affect later requests. */
  readonly retryRules: readonly RetryRule[]
  /** Passes the challenges that a write left in the state; `null` when they stay there. */
  readonly afterWrite: ((turn: Turn, resource: Resource) => Promise<void>) | null
}

/** Whether a request creates a resource. */
export const isCreation = ({ paths }: { readonly paths: ResourcePaths }, request: FrontendApiRequest): boolean =>
  request.method === 'POST' && request.path === paths.all

/** Whether a request is about the resource with this id. */
export const isAbout = (
  { paths }: { readonly paths: ResourcePaths },
  id: string | undefined,
  { path }: FrontendApiRequest,
): boolean => Boolean(id) && `${path}/`.startsWith(`${paths.one(id ?? '')}/`)
