import type { ClientParts } from '../shapes/client.ts'
import type { Kind } from '../shapes/kinds.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'
import type { VerificationData } from '../shapes/verification.ts'
import { emptySlice } from '../state/slices.ts'
import type { Identified, Kept, Slice } from '../state/state.ts'
import { NO_COOLDOWN, type ResendAt } from './message-cooldown.ts'
import { isRoundTripNewest, serverClockOffset } from './progress.ts'

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
export interface KeptAttempt<Value extends Attempt = Attempt> extends Kept<Value, AttemptSlice<Value>> {
  /** The verification that a provider completes. */
  atProvider(value: Value): VerificationData
}

interface Described<Value extends Attempt> {
  readonly name: string
  readonly shape: Kind<Value>
  carriedBy(client: ClientParts): Value | null
  atProvider(value: Value): VerificationData
  /** Whether it belongs to the other kind of attempt: it has ended when the other one has taken it over. */
  endsUncarried(value: Value): boolean
  /** The verifications that may have sent a code or a link. */
  byMessage(value: Value): readonly VerificationData[]
}

export const keepAttempt = <Value extends Attempt>({
  atProvider,
  byMessage,
  ...kept
}: Described<Value>): KeptAttempt<Value> => ({
  ...kept,
  atProvider,
  initial: {
    ...emptySlice(kept.shape),
    isRoundTripNewest: false,
    clockOffset: 0,
    foreignTicket: null,
    resendAt: NO_COOLDOWN,
    sentTo: null,
  },
  isComplete: ({ status }) => status === 'complete',
  sessionOf: ({ createdSessionId }) => createdSessionId,
  afterResponse: (after, { value: before, ...known }, { isRequested, isWrite, at }) => ({
    ...after,
    foreignTicket: isRequested ? null : known.foreignTicket,
    isRoundTripNewest: isRoundTripNewest(known.isRoundTripNewest, atProvider(before), atProvider(after.value), isWrite),
    clockOffset: serverClockOffset(known.clockOffset, byMessage(before), byMessage(after.value), at),
  }),
})
