import { createHttpTransport } from './http.ts'
import type { HttpTransportOptions } from './options.ts'
import type { FrontendApiTransport } from './transport.ts'

/** Creates a transport over plain `fetch`, for the smallest build. Behaves as `kyTransport` does. */
export const fetchTransport = (options: HttpTransportOptions): FrontendApiTransport => createHttpTransport(options)
