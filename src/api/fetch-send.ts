import { sleep } from '../runtime/sleep.ts'
import type { Send, SendContext } from './options.ts'

/** Query parameter with the number of the retry. */
const RETRY_PARAMETER = '_clerk_retry_attempt'

/** The URL for retry `attempt`. */
export const withRetryAttempt = (url: string, attempt: number): string => {
  const next = new URL(url)
  next.searchParams.set(RETRY_PARAMETER, String(attempt))
  return next.href
}

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
        return await fetch(target, sent)
      } catch (error) {
        if (attempt > limit || signal.aborted) throw error
        await sleep(retry.delay(attempt), signal)
        target = withRetryAttempt(url, attempt)
        onRetry(target, attempt)
      }
    }
  }
}
