import { FlowError } from '../errors.ts'

/** How a GET is retried when the network fails. An error response is never retried, and neither is a write. */
export interface RetryOptions {
  /** Retries after the first try. Default: 3. */
  readonly limit?: number | undefined
  /** Returns the milliseconds to wait before retry `attempt`, which counts from 1. */
  readonly delay?: ((attempt: number) => number) | undefined
}

export const invalidRetry = (what: string): FlowError => new FlowError('invalid_option', { detail: `\`retry.${what}` })

/** @throws FlowError `invalid_option` */
export const checkRetry = ({ limit = 0, delay }: RetryOptions = {}): void => {
  if (typeof limit !== 'number' || !(limit >= 0))
    throw invalidRetry('limit` must be a number of repetitions, at least 0')
  if (delay !== undefined && typeof delay !== 'function') {
    throw invalidRetry('delay` must be a function that returns milliseconds')
  }
}
