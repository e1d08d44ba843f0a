/** How a GET is repeated when the network fails. A refusal is never repeated, and no write ever is. */
export interface RetryOptions {
  /** Repetitions after the first try. Default 3. */
  readonly limit?: number | undefined
  /** Milliseconds to wait before repetition `attempt`, which counts from 1. */
  readonly delay?: ((attempt: number) => number) | undefined
}

export interface RetryPolicy {
  readonly limit: number
  readonly delay: (attempt: number) => number
}

const MAXIMUM_DELAY_MS = 5_000

/** Query parameter that tells the server which repetition this is. */
const RETRY_PARAMETER = '_clerk_retry_attempt'

/** 100 ms, then 700, 1400, 2800 … up to 5000, each times a random factor in [1, 2) so that clients do not march in step. */
const defaultDelay = (attempt: number): number =>
  Math.min(attempt === 1 ? 100 : 700 * 2 ** (attempt - 2), MAXIMUM_DELAY_MS) * (1 + Math.random())

export const toRetryPolicy = ({ limit = 3, delay = defaultDelay }: RetryOptions = {}): RetryPolicy => ({ limit, delay })

/** The URL of repetition `attempt`. */
export const withRetryAttempt = (url: URL | string, attempt: number): URL => {
  const next = new URL(url)
  next.searchParams.set(RETRY_PARAMETER, String(attempt))
  return next
}
