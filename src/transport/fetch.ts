import { sleep } from './deadline.ts'
import { createHttpTransport, type HttpTransportOptions } from './http.ts'
import { withRetryAttempt } from './retry.ts'
import type { FrontendApiTransport } from './transport.ts'

/** The Frontend API over plain `fetch`: the transport of the smallest build. Behaves as `kyTransport` does. */
export const fetchTransport = (options: HttpTransportOptions): FrontendApiTransport =>
  createHttpTransport(options, ({ fetch, retry, onRetry }) => async (url, init) => {
    const limit = init.method === 'GET' ? retry.limit : 0
    let target = url
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await fetch(new Request(target, init))
      } catch (error) {
        if (attempt > limit || init.signal.aborted) throw error
        await sleep(retry.delay(attempt), init.signal)
        target = withRetryAttempt(url, attempt)
        onRetry(target, attempt)
      }
    }
  })
