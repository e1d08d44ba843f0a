import { invalidOption } from '../errors.ts'
import type { RetryOptions } from './retry.ts'

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

/** `delay` throws FlowError `invalid_option` when the option's function returns an invalid time. */
export const toRetryPolicy = ({ limit = 3, delay = defaultDelay }: RetryOptions = {}): RetryPolicy => ({
  limit,
  delay: (attempt) => {
    const ms: unknown = delay(attempt)
    if (typeof ms === 'number' && ms >= 0) return ms
    throw invalidOption('retry.delay')
  },
})
