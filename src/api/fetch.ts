import { sleep } from '../runtime/abort.ts'
import { withRetryAttempt } from './retry.ts'
import { createHttpTransport, type HttpTransportOptions, type Send, type SendContext } from './send.ts'
import type { FrontendApiTransport } from './transport.ts'

const isAccepted = (signal: AbortSignal): boolean => {
  try {
    new Request('https://signal.invalid', { signal })
    return true
  } catch {
    return false
  }
}

/**
 * Whether `fetch` accepts a signal: it throws for one of a simulated page's own `AbortController`. Tries again only for
 * a signal, or a `Request`, of another class: constructing a request takes longer than all else that a call does.
 */
export const createSignalCheck = (): ((signal: AbortSignal) => boolean) => {
  let known: { readonly signals: unknown; readonly requests: unknown; readonly accepted: boolean } | undefined
  return (signal) => {
    const signals: unknown = Object.getPrototypeOf(signal)
    const requests: unknown = globalThis.Request
    if (!known || known.signals !== signals || known.requests !== requests) {
      known = { signals, requests, accepted: isAccepted(signal) }
    }
    return known.accepted
  }
}

/**
 * Sends with plain `fetch`. With a signal that `fetch` does not accept, only the call is aborted; the request goes on.
 */
export const createFetchSend = ({ fetch, retry, onRetry }: SendContext): Send => {
  const isSignalOfFetch = createSignalCheck()
  return async (url, { signal, ...init }) => {
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
}

/** Creates a transport over plain `fetch`, for the smallest build. Behaves as `kyTransport` does. */
export const fetchTransport = (options: HttpTransportOptions): FrontendApiTransport =>
  createHttpTransport(options, createFetchSend)
