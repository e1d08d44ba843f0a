import ky from 'ky'
import { createHttpTransport, type HttpTransportOptions } from './http.ts'
import { withRetryAttempt } from './retry.ts'
import type { FrontendApiTransport } from './transport.ts'

/** The Frontend API over ky: the default transport. */
export const kyTransport = (options: HttpTransportOptions): FrontendApiTransport =>
  createHttpTransport(options, ({ fetch, retry, onRetry }) => {
    const client = ky.create({
      fetch: (input) => fetch(input as Request),
      // A refusal is an answer, and the deadline has to cover the body: both are decided above ky.
      throwHttpErrors: false,
      timeout: false,
      retry: { limit: retry.limit, methods: ['get'], statusCodes: [], delay: retry.delay },
      hooks: {
        beforeRetry: [
          ({ request, retryCount }) => {
            onRetry(request.url, retryCount)
            return new Request(withRetryAttempt(request.url, retryCount), request)
          },
        ],
      },
    })
    return (url, init) => client(url, init)
  })
