import type { ReadableAtom } from 'nanostores'
import type { Call } from '../calls/call.ts'
import { isFrontendApiError } from '../errors.ts'
import { clockedStore } from '../state/clocked.ts'
import type { State } from '../state/state.ts'
import { type Cooldown, cooldownAt, messageChannel, NO_COOLDOWN, nextCooldownChangeMs } from './message-cooldown.ts'
import { cooldownReceived, signUpSlice } from './transitions.ts'

/**
 * Rejects as the request does. When the server rejected a message that came too soon, stores when the next is accepted.
 */
export const orCooldown = async <T>(
  call: Call,
  { strategy, channel: way }: { readonly strategy?: string | undefined; readonly channel?: string | undefined },
  sending: Promise<T>,
): Promise<T> => {
  try {
    return await sending
  } catch (error) {
    const channel = strategy === undefined ? null : messageChannel({ strategy, channel: way })
    if (channel && isFrontendApiError(error) && error.status === 429 && error.retryAfter) {
      call.update(cooldownReceived, channel, Date.now() + error.retryAfter * 1_000)
    }
    throw error
  }
}

/** Seconds left, from the points in time that the state holds. */
export const createCooldown = ($state: ReadableAtom<State>): ReadableAtom<Cooldown> =>
  clockedStore<Cooldown>($state, {
    initial: NO_COOLDOWN,
    read: (state, now) => cooldownAt(signUpSlice(state).resendAt, now),
    changesInMs: (state, now) => nextCooldownChangeMs(signUpSlice(state).resendAt, now),
  })
