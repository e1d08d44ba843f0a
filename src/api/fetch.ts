import { sleep } from '../runtime/abort.ts'
import { withRetryAttempt } from './retry.ts'
import { createHttpTransport, type HttpTransportOptions, type Send, type SendContext } from './send.ts'
import type { FrontendApiTransport } from './transport.ts'

/** Whether `fetch` accepts this signal: it throws for one of a simulated page's own `AbortController`. */
export const isSignalOfFetch = (signal: AbortSignal): boolean => {
  try {
    new Request('https://signal.invalid', { signal })
    return true
  } catch {
    return false
  }
}

/**
 * Sends with plain `fetch`. With a signal that `fetch` does not accept, only the call is aborted; the request goes on.
 */
export const createFetchSend =
  ({ fetch, retry, onRetry }: SendContext): Send =>
  async (url, { signal, ...init }) => {
    const sent = isSignalOfFetch(signal) ? { ...init, signal } : init
    const limit = init.method === 'GET' ? retry.limit : 0
    let target = url
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await fetch(new Request(target, sent))
      } catch (error) {
        if (attempt > limit || signal.aborted) throw error
        await sleep(retry.delay(attempt), signal)
        target = withRetryAttempt(url, attempt)
        onRetry(target, attempt)
      }
    }
  }

/** Creates a transport over plain `fetch`, for the smallest build. Behaves as `kyTransport` does. */
export const fetchTransport = (options: HttpTransportOptions): FrontendApiTransport =>
  createHttpTransport(options, createFetchSend)
