import { fetchTransport } from './api/http.ts'
import type { HttpTransportOptions } from './api/options.ts'
import type { FrontendApiTransport } from './api/transport.ts'
import { type Client, createClient as createCoreClient } from './client.ts'
import type { ClientOptions as CoreClientOptions } from './client-options.ts'
import { bindForms } from './forms/auto.ts'

export { type TurnstileOptions, turnstile } from './browser/turnstile.ts'
export * from './forms/index.ts'
export * from './public.ts'
export { fetchTransport }

interface ClientOptions extends HttpTransportOptions, Omit<CoreClientOptions, 'transport'> {
  readonly transport?: FrontendApiTransport | undefined
}

// `currentScript` is set only while the script runs.
const script = globalThis.document?.currentScript?.dataset

/** Where the attributes of the script tag say that the Frontend API is: `data-publishable-key` wins. */
const addressed = (): HttpTransportOptions | undefined => {
  if (script?.publishableKey) return { publishableKey: script.publishableKey }
  return script?.frontendApi ? { frontendApi: new URL(script.frontendApi, location.href).origin } : undefined
}

/**
 * Creates a client over fetch. Without `publishableKey`, `frontendApi` and `proxyUrl`, the attributes of the script tag
 * say where the Frontend API is: `data-publishable-key`, or `data-frontend-api`, a URL that is relative to the page.
 */
export const createClient = (options: ClientOptions = {}): Client => {
  const { publishableKey, frontendApi, proxyUrl } = options
  const address = publishableKey || frontendApi || proxyUrl ? {} : addressed()
  return createCoreClient({
    ...options,
    transport: options.transport ?? fetchTransport({ ...options, ...address }),
  })
}

if (addressed()) bindForms(createClient)
