import { sleep } from '../runtime/abort.ts'
import { createHttpTransport, type HttpTransportOptions, type Send, type SendContext } from './http.ts'
import { withRetryAttempt } from './retry.ts'
import type { FrontendApiTransport } from './transport.ts'

/** Whether `fetch` takes this signal: in a simulated page `AbortController` is not that of `fetch`, which then throws. */
export const isSignalOfFetch = (signal: AbortSignal): boolean => {
  try {
    new Request('https://signal.invalid', { signal })
    return true
  } catch {
    return false
  }
}

/** Sends with plain `fetch`. A signal that it does not take stays here: the call ends by it, the request goes on. */
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

/** The Frontend API over plain `fetch`: the transport of the smallest build. Behaves as `kyTransport` does. */
export const fetchTransport = (options: HttpTransportOptions): FrontendApiTransport =>
  createHttpTransport(options, createFetchSend)
