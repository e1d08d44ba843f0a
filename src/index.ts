import { kyTransport } from './api/ky.ts'
import type { HttpTransportOptions } from './api/options.ts'
import type { FrontendApiTransport } from './api/transport.ts'
import { type Client, createClient as createCoreClient } from './client.ts'
import type { ClientOptions as CoreClientOptions } from './client-options.ts'
import type { Validate } from './shapes/shapes.ts'

export type { Fetch, HttpTransportOptions } from './api/options.ts'
export type { ProtectOptions } from './browser/protect.ts'
export { protectResolver } from './browser/protect-resolver.ts'
export { type TurnstileOptions, turnstile } from './browser/turnstile.ts'
export type { Client } from './client.ts'
export * from './public.ts'
export { kyTransport }

/** Options of a client. One of `publishableKey`, `frontendApi`, `proxyUrl` and `transport` is required. */
export interface ClientOptions extends HttpTransportOptions, Omit<CoreClientOptions, 'transport' | 'validate'> {
  /** Replaces HTTP: then no key and no URL is needed. */
  readonly transport?: FrontendApiTransport | undefined
}

/** The schemas are loaded only when there is an `onEvent`: no call waits for them. */
const validate: Validate = async (shape, value) => (await import('./shapes/schemas.ts')).validateShape(shape, value)

/**
 * Creates a client. One of `publishableKey`, `frontendApi`, `proxyUrl` and `transport` locates the Frontend API.
 *
 * @throws FlowError `missing_configuration`, `invalid_publishable_key` or `invalid_option`; no request is sent.
 */
export const createClient = (options: ClientOptions = {}): Client =>
  createCoreClient({
    ...options,
    transport: options.transport ?? kyTransport(options),
    validate,
  })
