import { later, once } from '../runtime/later.ts'
import { createFetchSend } from './fetch.ts'
import { createHttpTransport, type HttpTransportOptions, type Send, type SendContext } from './send.ts'
import type { FrontendApiTransport } from './transport.ts'

const loadKy = later(() => import('./ky-send.ts'))

/**
 * Only a GET goes through ky, for its retries: ky clones each request in case it has to be sent again, and a write never
 * is. ky starts to load at once, so that the first GET seldom waits for it.
 */
const createLaterSend = (context: SendContext): Send => {
  const load = once(async () => (await loadKy()).createKySend(context))
  // The first GET rejects with the failure, unless it loads then.
  load().catch(() => {})
  const sendPlainly = createFetchSend(context)
  return async (url, init) => (init.method === 'GET' ? await load() : sendPlainly)(url, init)
}

/** Creates a transport over ky: the default transport. */
export const kyTransport = (options: HttpTransportOptions): FrontendApiTransport =>
  createHttpTransport(options, createLaterSend)
