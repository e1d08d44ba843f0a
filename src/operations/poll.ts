import { isFrontendApiError } from '../errors.ts'
import type { ScopedFlow } from '../flow/flow.ts'
import { throwIfAborted } from '../runtime/abort.ts'
import { paths } from '../wire/paths.ts'

const POLL_EVERY_MS = 1_000
const POLL_HIDDEN_EVERY_MS = 5_000
const POLL_AFTER_FAILURE_MS = 3_000

/** A refusal that asking again will not change. No answer, a failing server and a hurried client are no such thing. */
const isFinal = (error: unknown): boolean => isFrontendApiError(error) && !error.retryable

/**
 * Looks at the sign-up once, while the user does something elsewhere. Returns after how many milliseconds to look again.
 *
 * @param onRead Called when the server said something.
 */
export const poll = async (flow: ScopedFlow, id: string, onRead = (): void => {}): Promise<number> => {
  try {
    await flow.read('sign_up', { method: 'GET', path: paths.signUp(id) })
    onRead()
    return flow.page.tabState() === 'hidden' ? POLL_HIDDEN_EVERY_MS : POLL_EVERY_MS
  } catch (error) {
    throwIfAborted(flow.signal)
    if (isFinal(error)) throw error
    const retryAfterMs = isFrontendApiError(error) ? (error.retryAfter ?? 0) * 1_000 : 0
    return Math.max(POLL_AFTER_FAILURE_MS, retryAfterMs)
  }
}
