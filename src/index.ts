import { lazyAddons, turnstile } from './addons/lazy.ts'
import { type ProtectOptions, protectResolver } from './addons/protect.ts'
import type { TurnstileOptions } from './addons/turnstile.ts'
import { type Client, type ClientOptions as CoreClientOptions, createClientWith } from './client.ts'
import type { Validate } from './model/shapes.ts'
import type { HttpTransportOptions } from './transport/http.ts'
import { kyTransport } from './transport/ky.ts'
import type { FrontendApiTransport } from './transport/transport.ts'

export type { Client } from './client.ts'
export * from './public.ts'
export type { Fetch, HttpTransportOptions } from './transport/http.ts'
export { kyTransport, type ProtectOptions, protectResolver, type TurnstileOptions, turnstile }

/** Options of a client. One of `publishableKey`, `frontendApi`, `proxyUrl` and `transport` is required. */
export interface ClientOptions extends HttpTransportOptions, Omit<CoreClientOptions, 'transport' | 'validate'> {
  /** Replaces HTTP: then no key and no URL is needed. */
  readonly transport?: FrontendApiTransport | undefined
}

/** The schemas are loaded only when there is an `onEvent`: no call waits for them. */
const validate: Validate = async (shape, value) => (await import('./model/schemas.ts')).validateShape(shape, value)

/**
 * Creates a client. One of `publishableKey`, `frontendApi`, `proxyUrl` and `transport` locates the Frontend API.
 *
 * @throws FlowError `missing_configuration`, `invalid_publishable_key` or `invalid_option`; no request is sent.
 */
export const createClient = (options: ClientOptions): Client =>
  createClientWith(lazyAddons, {
    ...options,
    transport: options.transport ?? kyTransport(options),
    validate,
  })
