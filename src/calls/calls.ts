import type { FrontendApiRequest, FrontendApiTransport } from '../api/transport.ts'
import type { Browser } from '../browser/browser.ts'
import type { Providers } from '../browser/providers.ts'
import type { Emit } from '../events.ts'
import type { Kind } from '../shapes/kinds.ts'
import type { Validate } from '../shapes/shapes.ts'
import type { Kept, State, Store } from '../state/state.ts'
import type { Call, CallOptions } from './call.ts'
import type { Memory } from './lost-write.ts'
import type { ResponseContent } from './response.ts'

/** What a call belongs to. */
export interface RunOptions extends CallOptions {
  /** It ends when this resource is reset. Default: it ends with the client. */
  readonly resource?: Kept | undefined
  /** What follows when it has succeeded, before it resolves. A failure of it must not reject. */
  readonly afterwards?: ((call: Call) => Promise<unknown> | undefined) | undefined
}

/** Runs the calls of one client. */
export interface Calls {
  readonly store: Store
  readonly browser: Browser
  /** Runs an action as a call of its own. Rejects with an error of this package. */
  run<T>(options: RunOptions, action: (call: Call) => Promise<T>): Promise<T>
  /** Discards a resource: calls in progress for it end with `discarded`. */
  reset(resource: Kept): void
  destroy(): void
}

/** What the calls of one client send requests with: each passes its signal. See {@link Call}. */
export interface Engine {
  write(signal: AbortSignal, ...args: Parameters<Call['write']>): Promise<void>
  read<Value>(signal: AbortSignal, shape: Kind<Value>, request: FrontendApiRequest): Promise<ResponseContent<Value>>
  post<Value>(
    signal: AbortSignal,
    shape: Kind<Value>,
    request: FrontendApiRequest,
    name: string,
  ): Promise<ResponseContent<Value>>
  inTurn<T>(signal: AbortSignal, task: (state: State) => T): Promise<T>
}

interface CommonOptions {
  readonly transport: FrontendApiTransport
  /** Checks the responses; `undefined` for no check. */
  readonly validate: Validate | undefined
  /** `undefined` without a listener. */
  readonly emit: Emit | undefined
}

export interface EngineOptions extends CommonOptions {
  readonly store: Store
  readonly memory: Memory
  /** What each call has without the engine. */
  readonly basics: Omit<Call, 'signal' | 'write' | 'read' | 'post' | 'inTurn'>
}

export interface CallsOptions extends CommonOptions {
  readonly resources: readonly Kept[]
  readonly browser: Browser
  readonly providers: Providers
  /** Loads the part of the calls that no call needs before its request goes out. */
  readonly loadEngine: () => Promise<{ createEngine(options: EngineOptions): Engine }>
  /** Called after each change of the state, with the name of its transition. */
  readonly onUpdate: ((name: string, state: State) => void) | undefined
}
