import type { MockFrontendApi, OutboxMessage } from 'headless-signup/testing'

export interface ServedExample {
  /** Where the page is, with a slash at its end. */
  readonly url: string
  close(): Promise<void>
}

export interface ServeOptions {
  readonly port?: number
  readonly api?: MockFrontendApi
  readonly onMessage?: (message: OutboxMessage) => void
}

export type ExampleName = 'script-tag' | 'svelte' | 'vanilla' | 'vue'

export function serveExample(name: ExampleName, options?: ServeOptions): Promise<ServedExample>
