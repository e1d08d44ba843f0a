import { fetchTransport } from './api/http.ts'
import type { HttpTransportOptions } from './api/options.ts'
import type { FrontendApiTransport } from './api/transport.ts'
import { type Client, createClient as createCoreClient } from './client.ts'
import type { ClientOptions as CoreClientOptions } from './client-options.ts'

export { type TurnstileOptions, turnstile } from './browser/turnstile.ts'
export * from './public.ts'
export { fetchTransport }

interface ClientOptions extends HttpTransportOptions, Omit<CoreClientOptions, 'transport'> {
  readonly transport?: FrontendApiTransport | undefined
}

// `currentScript` is set only while the script runs.
const scriptKey = globalThis.document?.currentScript?.dataset.publishableKey

/**
 * Creates a client over fetch. Without `publishableKey`, `frontendApi` and `proxyUrl`, the key is
 * `data-publishable-key` of the script tag.
 */
export const createClient = (options: ClientOptions = {}): Client => {
  const { publishableKey = options.frontendApi || options.proxyUrl ? undefined : scriptKey } = options
  return createCoreClient({
    ...options,
    transport: options.transport ?? fetchTransport({ ...options, publishableKey }),
  })
}
