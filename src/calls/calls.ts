import type { FrontendApiTransport } from '../api/transport.ts'
import type { Browser } from '../browser/browser.ts'
import type { Providers } from '../browser/providers.ts'
import type { Emit } from '../events.ts'
import type { Validate } from '../shapes/shapes.ts'
import type { Kept, State, Store } from '../state/state.ts'
import type { Call, CallOptions } from './call.ts'
import type { Memory } from './memory.ts'

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
  /** Runs an action as a call of its own, once the engine has loaded. Rejects with an error of this package. */
  run<T>(options: RunOptions, action: (call: Call) => Promise<T>): Promise<T>
  /** Runs a task at once that ends as a call does: it gets the signal. Rejects with an error of this package. */
  within<T>(options: RunOptions, task: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Discards a resource: calls in progress for it end with `discarded`. */
  reset(resource: Kept): void
  destroy(): void
}

/** What actions run on: makes their calls. */
export type Engine = (signal: AbortSignal) => Call

/** What the engine shares with what was there before it. */
export interface EngineBasis {
  readonly store: Store
  readonly memory: Memory
}

export interface EngineOptions extends EngineBasis {
  readonly transport: FrontendApiTransport
  readonly browser: Browser
  readonly providers: Providers
  /** Checks the responses; `undefined` for no check. */
  readonly validate: Validate | undefined
  /** `undefined` without a listener. */
  readonly emit: Emit | undefined
}

export interface CallsOptions {
  readonly resources: readonly Kept[]
  readonly loadEngine: (basis: EngineBasis) => Promise<Engine>
  /** Called after each change of the state, with the name of its transition. */
  readonly onUpdate: ((name: string, state: State) => void) | undefined
}
