import type { Call } from '../calls/call.ts'
import { isFrontendApiError } from '../errors.ts'
import { channelsOf, type MessageChannel } from '../shapes/strategies.ts'
import type { KeptAttempt } from './kept.ts'
import { cooldownReceived } from './transitions.ts'

/** The channel by which a verification sends its message; `null` when it sends no message. */
export const messageChannel = (verification: {
  readonly strategy: string
  readonly channel?: string | undefined
}): MessageChannel | null => {
  const channels = channelsOf(verification.strategy)
  return channels.find((channel) => channel === verification.channel) ?? channels[0] ?? null
}

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
