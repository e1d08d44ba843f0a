import { invalidOption } from '../errors.ts'

/** How a GET is retried when the network fails. An error response is never retried, and neither is a write. */
export interface RetryOptions {
  /** Retries after the first try. Default: 3. */
  readonly limit?: number | undefined
  /** Returns the milliseconds to wait before retry `attempt`, which counts from 1. */
  readonly delay?: ((attempt: number) => number) | undefined
}

/** @throws FlowError `invalid_option` */
export const checkRetry = ({ limit = 0, delay }: RetryOptions = {}): void => {
  if (typeof limit !== 'number' || !(limit >= 0)) throw invalidOption('retry.limit')
  if (delay !== undefined && typeof delay !== 'function') throw invalidOption('retry.delay')
}
