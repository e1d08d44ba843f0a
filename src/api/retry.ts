import { FlowError } from '../errors.ts'

/** How a GET is retried when the network fails. An error response is never retried, and neither is a write. */
export interface RetryOptions {
  /** Retries after the first try. Default: 3. */
  readonly limit?: number | undefined
  /** Returns the milliseconds to wait before retry `attempt`, which counts from 1. */
  readonly delay?: ((attempt: number) => number) | undefined
}

export interface RetryPolicy {
  readonly limit: number
  readonly delay: (attempt: number) => number
}

const MAXIMUM_DELAY_MS = 5_000

/**
 * 100 ms, then 700, 1400, 2800 … up to 5000, each times a random factor in [1, 2) so that clients do not retry in step.
 */
const defaultDelay = (attempt: number): number =>
  Math.min(attempt === 1 ? 100 : 700 * 2 ** (attempt - 2), MAXIMUM_DELAY_MS) * (1 + Math.random())

const invalid = (what: string): FlowError => new FlowError('invalid_option', { detail: `\`retry.${what}` })

/** @throws FlowError `invalid_option`; `delay` also throws it when the option's function returns an invalid time. */
export const toRetryPolicy = ({ limit = 3, delay = defaultDelay }: RetryOptions = {}): RetryPolicy => {
  if (typeof limit !== 'number' || !(limit >= 0)) throw invalid('limit` must be a number of repetitions, at least 0')
  if (typeof delay !== 'function') throw invalid('delay` must be a function that returns milliseconds')
  return {
    limit,
    delay: (attempt) => {
      const ms: unknown = delay(attempt)
      if (typeof ms === 'number' && ms >= 0) return ms
      throw invalid('delay()` must return milliseconds, at least 0')
    },
  }
}
