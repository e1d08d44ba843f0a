// Shared by both entry points: no HTTP library, no schema library.
import { lazyAddons, turnstile } from './browser/lazy.ts'
import { type ProtectOptions, protectResolver } from './browser/protect.ts'
import type { TurnstileOptions } from './browser/turnstile.ts'
import { type Client, type ClientOptions, createClientWith } from './client.ts'

export { fetchTransport } from './api/fetch.ts'
export type { Fetch, HttpTransportOptions } from './api/send.ts'
export type { Client, ClientOptions } from './client.ts'
export * from './public.ts'
export { type ProtectOptions, protectResolver, type TurnstileOptions, turnstile }

/**
 * Creates a client over a transport.
 *
 * @throws FlowError `missing_configuration` without a transport.
 */
export const createClient = (options: ClientOptions): Client => createClientWith(lazyAddons, options)
