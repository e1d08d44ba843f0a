import type { Call } from '../calls/call.ts'
import { isFrontendApiError } from '../errors.ts'
import { throwIfAborted } from '../runtime/abort.ts'
import type { AttemptResource } from './attempt-resource.ts'

const POLL_EVERY_MS = 1_000
const POLL_HIDDEN_EVERY_MS = 5_000
const POLL_AFTER_FAILURE_MS = 3_000

/** An error response that the next poll would get too. No response, a status of 5xx and one of 429 are not final. */
const isFinal = (error: unknown): boolean => isFrontendApiError(error) && !error.retryable

/**
 * Reads an attempt once, while the user is elsewhere. Returns the milliseconds until the next poll.
 *
 * @param onRead Called after a response.
 */
export const poll = async (
  call: Call,
  { shape, paths }: AttemptResource,
  id: string,
  onRead = (): void => {},
): Promise<number> => {
  try {
    await call.read(shape, { method: 'GET', path: paths.one(id) })
    onRead()
    return call.browser.tabState() === 'hidden' ? POLL_HIDDEN_EVERY_MS : POLL_EVERY_MS
  } catch (error) {
    throwIfAborted(call.signal)
    if (isFinal(error)) throw error
    const retryAfterMs = isFrontendApiError(error) ? (error.retryAfter ?? 0) * 1_000 : 0
    return Math.max(POLL_AFTER_FAILURE_MS, retryAfterMs)
  }
}
