// What both entries share, without an HTTP library and without a schema library.
import { lazyAddons } from './addons/lazy.ts'
import { type Client, type ClientOptions, createClientWith } from './client.ts'

export type { Client, ClientOptions } from './client.ts'
export * from './public.ts'
export { fetchTransport } from './transport/fetch.ts'
export type { Fetch, HttpTransportOptions } from './transport/http.ts'

/**
 * Makes a client over a transport.
 *
 * @throws FlowError `missing_configuration` without a transport.
 */
export const createClient = (options: ClientOptions): Client => createClientWith(lazyAddons, options)
