import { invalidOption } from '../errors.ts'
import { later, once } from '../runtime/later.ts'
import { isDuration } from '../runtime/timer.ts'
import { resolveFrontendApi } from './address.ts'
import type { HttpTransportOptions, LoadReads } from './options.ts'
import { checkRetry } from './retry.ts'
import type { FrontendApiRequest, FrontendApiTransport } from './transport.ts'

const loadSend = later(() => import('./send.ts'))

const DEFAULT_TIMEOUT_MS = 15_000

/** What the HTTP transports share. */
export const createHttpTransport = (options: HttpTransportOptions, loadReads?: LoadReads): FrontendApiTransport => {
  const api = resolveFrontendApi(options)
  const { timeout = DEFAULT_TIMEOUT_MS } = options
  if (!isDuration(timeout)) throw invalidOption('timeout')
  checkRetry(options.retry)
  const settings = { ...options, api, timeout, loadReads }
  const sender = once(async () => (await loadSend()).createSender(settings))
  const load = (): Promise<unknown> => Promise.all([sender(), loadReads?.()])
  const server = Object.assign(api, {
    withDevBrowser: async (url: string): Promise<string> => (await sender()).withDevBrowser(url),
  })
  return Object.assign(async (request: FrontendApiRequest) => (await sender()).send(request), { server, load })
}

/** Creates a transport over plain `fetch`, for the smallest build. Behaves as `kyTransport` does. */
export const fetchTransport = (options: HttpTransportOptions): FrontendApiTransport => createHttpTransport(options)
