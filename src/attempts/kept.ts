import type { Kind } from '../shapes/kinds.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'
import { emptySlice } from '../state/slices.ts'
import type { Identified, Kept, Slice } from '../state/state.ts'
import { NO_COOLDOWN, type ResendAt } from './message-cooldown.ts'

/** What a sign-up and a sign-in have in common. */
export interface Attempt extends Identified {
  readonly status: string | null
  readonly createdSessionId: string | null
  /** When the server abandons it: epoch milliseconds. */
  readonly abandonAt: number | null
  readonly protectCheck: ProtectCheck | null
}

/** What the state holds of an attempt. */
export interface AttemptSlice<Value extends Attempt = Attempt> extends Slice<Value> {
  /** Whether the open round trip at a provider is the most recent action of the attempt. */
  readonly isRoundTripNewest: boolean
  /** How far the server's clock is behind this browser's, as far as known: milliseconds, 0 when they agree. */
  readonly clockOffset: number
  /** An invitation's ticket that belongs to the other kind of attempt, as the page's address says. */
  readonly foreignTicket: string | null
  /** When the server accepts the next message: epoch milliseconds. */
  readonly resendAt: ResendAt
  /** Where the last code or link was sent to, as the user may see it; `null` when unknown. */
  readonly sentTo: string | null
}

/** How an attempt is kept in the state. */
export interface KeptAttempt<Value extends Attempt = Attempt> extends Kept<Value, AttemptSlice<Value>> {}

export const keepAttempt = <Value extends Attempt>(name: string, shape: Kind<Value>): KeptAttempt<Value> => ({
  name,
  initial: {
    ...emptySlice(shape),
    isRoundTripNewest: false,
    clockOffset: 0,
    foreignTicket: null,
    resendAt: NO_COOLDOWN,
    sentTo: null,
  },
})
