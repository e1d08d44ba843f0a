import { later } from '../runtime/later.ts'
import { createHttpTransport } from './http.ts'
import type { HttpTransportOptions } from './options.ts'
import type { FrontendApiTransport } from './transport.ts'

const loadKySend = later(async () => (await import('./ky-send.ts')).createKySend)

/**
 * Creates a transport over ky: the default transport. Only a GET goes through ky, for its retries: ky clones each
 * request in case it has to be sent again, and a write never is.
 */
export const kyTransport = (options: HttpTransportOptions): FrontendApiTransport =>
  createHttpTransport(options, loadKySend)
