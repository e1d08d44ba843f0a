import { later, once } from '../runtime/later.ts'
import { createHttpTransport, type HttpTransportOptions, type Send, type SendContext } from './send.ts'
import type { FrontendApiTransport } from './transport.ts'

const loadKy = later(() => import('./ky-send.ts'))

/** ky starts to load at once, so that the first request seldom waits for it. */
const createLaterSend = (context: SendContext): Send => {
  const load = once(async () => (await loadKy()).createKySend(context))
  // The first request rejects with the failure, unless it loads then.
  load().catch(() => {})
  return async (url, init) => (await load())(url, init)
}

/** Creates a transport over ky: the default transport. */
export const kyTransport = (options: HttpTransportOptions): FrontendApiTransport =>
  createHttpTransport(options, createLaterSend)
