import type { ReadableAtom } from 'nanostores'
import type { Call } from '../calls/call.ts'
import { isFrontendApiError } from '../errors.ts'
import { clockedStore } from '../state/clocked.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { cooldownReceived, type KeptAttempt } from './kept.ts'
import { type Cooldown, cooldownAt, messageChannel, NO_COOLDOWN, nextCooldownChangeMs } from './message-cooldown.ts'

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

/** Seconds left, from the points in time that the state holds. */
export const createCooldown = ($state: ReadableAtom<State>, attempt: KeptAttempt): ReadableAtom<Cooldown> =>
  clockedStore<Cooldown>($state, {
    initial: NO_COOLDOWN,
    read: (state, now) => cooldownAt(sliceOf(state, attempt).resendAt, now),
    changesInMs: (state, now) => nextCooldownChangeMs(sliceOf(state, attempt).resendAt, now),
  })
