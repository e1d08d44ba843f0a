import { bundledAddons } from './addons/bundled.ts'
import { createTurnstile, type TurnstileOptions } from './addons/turnstile.ts'
import { type Client, type ClientOptions as CoreClientOptions, createClientWith } from './client.ts'
import { fetchTransport } from './transport/fetch.ts'
import type { HttpTransportOptions } from './transport/http.ts'
import type { FrontendApiTransport } from './transport/transport.ts'

export * from './public.ts'
export { createTurnstile as turnstile, fetchTransport, type TurnstileOptions }

interface ClientOptions extends HttpTransportOptions, Omit<CoreClientOptions, 'transport'> {
  readonly transport?: FrontendApiTransport | undefined
}

// Only while the script runs does the document know which element brought it.
const scriptKey = globalThis.document?.currentScript?.dataset.publishableKey

/** Makes a client over fetch. The key is taken from the script tag's `data-publishable-key` unless `options` say where. */
export const createClient = (options: ClientOptions = {}): Client => {
  const { publishableKey = options.frontendApi || options.proxyUrl ? undefined : scriptKey } = options
  return createClientWith(bundledAddons, {
    ...options,
    transport: options.transport ?? fetchTransport({ ...options, publishableKey }),
  })
}
