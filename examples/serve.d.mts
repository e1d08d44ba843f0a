import type { MockFrontendApi, OutboxMessage } from 'headless-signup/testing'

export interface ServedExample {
  /** Where the page is, with a slash at its end. */
  readonly url: string
  close(): Promise<void>
}

export interface ServeOptions {
  readonly port?: number
  /** The instance that the page asks. Default: the mock. */
  readonly publishableKey?: string
  readonly api?: MockFrontendApi
  readonly onMessage?: (message: OutboxMessage) => void
}

export type ExampleName = 'forms' | 'script-tag' | 'svelte' | 'vanilla' | 'vue'

export function serveExample(name: ExampleName, options?: ServeOptions): Promise<ServedExample>
