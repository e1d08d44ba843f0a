// Shared by both entry points: no HTTP library, no schema library.
export { fetchTransport } from './api/http.ts'
export type { Fetch, HttpTransportOptions } from './api/options.ts'
export type { ProtectOptions } from './browser/protect.ts'
export { protectResolver } from './browser/protect-resolver.ts'
export { type TurnstileOptions, turnstile } from './browser/turnstile.ts'
export { type Client, createClient } from './client.ts'
export type { ClientOptions } from './client-options.ts'
export * from './public.ts'
