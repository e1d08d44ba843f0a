import type { FrontendApiTransport } from '../api/transport.ts'
import type { Browser } from '../browser/browser.ts'
import type { Providers } from '../browser/providers.ts'
import type { Emit } from '../events.ts'
import type { State, Store } from '../state/state.ts'
import type { Call, CallOptions } from './call.ts'
import type { Report } from './report.ts'
import type { Challenges, Resource } from './resource.ts'

/** What a call belongs to. */
export interface RunOptions extends CallOptions {
  /** It ends when this resource is reset. Default: it ends with the client. */
  readonly resource?: Resource | undefined
  /** What follows when it has succeeded, before it resolves. A failure of it must not reject. */
  readonly afterwards?: ((call: Call) => Promise<void> | undefined) | undefined
}

/** Runs the calls of one client. */
export interface Calls {
  readonly store: Store
  readonly browser: Browser
  /** Runs an action as a call of its own. Rejects with an error of this package. */
  run<T>(options: RunOptions, action: (call: Call) => Promise<T>): Promise<T>
  /** Discards a resource: calls in progress for it end with `discarded`. */
  reset(resource: Resource): void
  destroy(): void
}

export interface CallsOptions {
  readonly transport: FrontendApiTransport
  readonly resources: readonly Resource[]
  readonly challenges: Challenges
  readonly report: Report
  readonly browser: Browser
  readonly providers: Providers
  /** `undefined` without a listener. */
  readonly emit: Emit | undefined
  /** Called after each change of the state, with the name of its transition. */
  readonly onUpdate: ((name: string, state: State) => void) | undefined
}
