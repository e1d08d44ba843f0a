// What both entries share, without an HTTP library and without a schema library.
export { type Client, type ClientOptions, createClient } from './client.ts'
export * from './public.ts'
export { fetchTransport } from './transport/fetch.ts'
export type { Fetch, HttpTransportOptions } from './transport/http.ts'
