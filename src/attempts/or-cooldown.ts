import type { Call } from '../calls/call.ts'
import { isFrontendApiError } from '../errors.ts'
import type { KeptAttempt } from './kept.ts'
import { messageChannel } from './message-cooldown.ts'
import { cooldownReceived } from './transitions.ts'

/** What decides how a message is sent. */
interface Message {
  readonly strategy?: string | undefined
  readonly channel?: string | undefined
}

/**
 * Rejects as the request does. When the server rejected a message that came too soon, stores when the next is accepted.
 */
export const orCooldown = async <T>(
  call: Call,
  attempt: KeptAttempt,
  { strategy, channel: way }: Message,
  sending: Promise<T>,
): Promise<T> => {
  try {
    return await sending
  } catch (error) {
    const channel = strategy === undefined ? null : messageChannel({ strategy, channel: way })
    if (channel && isFrontendApiError(error) && error.status === 429 && error.retryAfter) {
      call.update(cooldownReceived, attempt, channel, Date.now() + error.retryAfter * 1_000)
    }
    throw error
  }
}
