import type { MockFrontendApi } from 'headless-signup/testing'

export interface Playground {
  /** Where the page is, with a slash at its end. */
  readonly url: string
  /** The mock behind it, unless there is an instance. After a reset it is another one. */
  readonly api: MockFrontendApi
  close(): Promise<void>
}

export interface PlaygroundOptions {
  /** Default 0: any free one. */
  readonly port?: number
  /** Whether an occupied port gives way to the next free one. */
  readonly orNext?: boolean
  /** How long the user waits for another code: milliseconds. */
  readonly resendIntervalMs?: number
  /** The instance that the page asks. Default: the mock. */
  readonly publishableKey?: string
}

export function startPlayground(options?: PlaygroundOptions): Promise<Playground>
