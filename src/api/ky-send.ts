import ky from 'ky'
import { throwIfAborted } from '../runtime/abort.ts'
import { createFetchSend, createSignalCheck, withRetryAttempt } from './fetch-send.ts'
import type { Send, SendContext } from './options.ts'

/** Sends a GET over ky. */
export const createKySend = (context: SendContext): Send => {
  const { fetch, retry, onRetry } = context
  const client = ky.create({
    fetch: (request) => fetch(request as Request),
    // An error response is a response, and the deadline has to include the body: both are handled outside ky.
    throwHttpErrors: false,
    timeout: false,
    retry: { limit: retry.limit, methods: ['get'], statusCodes: [], delay: retry.delay },
    hooks: {
      beforeRetry: [
        ({ request, retryCount }) => {
          // Without `AbortSignal.any` ky ignores the signal while it waits.
          throwIfAborted(request.signal)
          onRetry(request.url, retryCount)
          return new Request(withRetryAttempt(request.url, retryCount), request)
        },
      ],
    },
  })
  const sendPlainly = createFetchSend(context)
  const isSignalOfFetch = createSignalCheck()
  // ky always creates a signal of its own, which a foreign `fetch` does not accept.
  return (url, init) => (isSignalOfFetch(init.signal) ? client(url, init) : sendPlainly(url, init))
}
