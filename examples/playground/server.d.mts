import type { MockFrontendApi } from 'headless-signup/testing'

export interface Playground {
  /** Where the page is, with a slash at its end. */
  readonly url: string
  /** The mock behind it. After a reset it is another one. */
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
}

export function startPlayground(options?: PlaygroundOptions): Promise<Playground>
