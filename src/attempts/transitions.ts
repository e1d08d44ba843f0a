import { withSlice } from '../state/slices.ts'
import { transition } from '../state/state.ts'
import type { AttemptSlice, KeptAttempt } from './kept.ts'
import type { Cooldown } from './message-cooldown.ts'

/** The server rejected a message that came too soon after the previous one. */
export const cooldownReceived = transition(
  'cooldownReceived',
  (state, attempt: KeptAttempt, channel: keyof Cooldown, until: number) =>
    withSlice(state, attempt, {
      resendAt: { ...(state.slices[attempt.name] as AttemptSlice).resendAt, [channel]: until },
    }),
)

/** The page's address says that the ticket belongs to the other kind of attempt. */
export const ticketMisplaced = transition('ticketMisplaced', (state, attempt: KeptAttempt, ticket: string) =>
  withSlice(state, attempt, { foreignTicket: ticket }),
)
