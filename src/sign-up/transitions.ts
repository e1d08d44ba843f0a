import type { FrontendApiErrorItem } from '../errors.ts'
import type { ClientParts } from '../shapes/client.ts'
import type { Session } from '../shapes/session.ts'
import { type SignUpAttempt, signUpShape } from '../shapes/sign-up.ts'
import type { SignUpVerificationData, SignUpVerificationsData } from '../shapes/verification.ts'
import { share } from '../state/share.ts'
import { emptySlice, sliceOf, withSlice } from '../state/slices.ts'
import { type Kept, type Slice, type State, transition } from '../state/state.ts'
import { type Cooldown, NO_COOLDOWN, type ResendAt } from './message-cooldown.ts'
import { isRoundTripNewest, serverClockOffset } from './progress.ts'

/** What the state holds of the sign-up. */
export interface SignUpSlice extends Slice<SignUpAttempt> {
  /** Whether the open round trip at a provider is the most recent action of the sign-up. */
  readonly isRoundTripNewest: boolean
  /** How far the server's clock is behind this browser's, as far as known: milliseconds, 0 when they agree. */
  readonly clockOffset: number
  /** An invitation's ticket whose email address already has a user: it belongs to a sign-in. */
  readonly signInTicket: string | null
  /** When the server accepts the next message: epoch milliseconds. */
  readonly resendAt: ResendAt
}

/** How the sign-up is kept in the state. */
export const keptSignUp: Kept<SignUpAttempt, SignUpSlice> = {
  name: 'signUp',
  shape: signUpShape,
  initial: {
    ...emptySlice(signUpShape),
    isRoundTripNewest: false,
    clockOffset: 0,
    signInTicket: null,
    resendAt: NO_COOLDOWN,
  },
  carriedBy: ({ signUp }: ClientParts) => signUp,
  isComplete: ({ status }) => status === 'complete',
  afterResponse: (after, { value: before, ...known }, { isRequested, isWrite, at }) => ({
    ...after,
    signInTicket: isRequested ? null : known.signInTicket,
    isRoundTripNewest: isRoundTripNewest(known.isRoundTripNewest, before, after.value, isWrite),
    clockOffset: serverClockOffset(known.clockOffset, before, after.value, at),
  }),
}

/** What the state holds of the sign-up. */
export const signUpSlice = (state: State): SignUpSlice => sliceOf(state, keptSignUp)

/** The sign-up, as the server last sent it. */
export const signUpOf = (state: State): SignUpAttempt => signUpSlice(state).value

type VerificationName = keyof SignUpVerificationsData

const withVerification = (state: State, name: VerificationName, changed: Partial<SignUpVerificationData>): State => {
  const { value } = signUpSlice(state)
  const { verifications } = value
  // An error does not undo a verification that has ended.
  if (verifications[name].status !== 'unverified') return state
  const next = { ...verifications, [name]: { ...verifications[name], ...changed } }
  return withSlice(state, keptSignUp, { value: share(value, { ...value, verifications: next }) })
}

/** A code was wrong, and the error says no more than that. */
export const codeRejected = transition('codeRejected', (state, name: VerificationName) =>
  withVerification(state, name, { attempts: (signUpOf(state).verifications[name].attempts ?? 0) + 1 }),
)

/** A verification has ended, as the error says: another code or link is needed. */
export const verificationEnded = transition(
  'verificationEnded',
  (state, name: VerificationName, status: 'expired' | 'failed', error: FrontendApiErrorItem | null) =>
    withVerification(state, name, { status, error }),
)

/**
 * A request whose response was lost completed a sign-up. The server no longer returns it, only its session. Its id is
 * empty when it was never received.
 */
export const completed = transition('completed', (state, session: Session, isNew: boolean) => {
  const known = signUpOf(state)
  const signUp = isNew ? keptSignUp.initial.value : known
  const complete: SignUpAttempt = {
    ...signUp,
    id: signUp.id ?? '',
    status: 'complete',
    missingFields: [],
    unverifiedFields: [],
    createdSessionId: session.id,
    createdUserId: session.user?.id ?? null,
  }
  return withSlice(state, keptSignUp, { value: share(known, complete), mayResume: true, signInTicket: null })
})

/** The page's address says that the invited user already exists. */
export const ticketForSignIn = transition('ticketForSignIn', (state, ticket: string) =>
  withSlice(state, keptSignUp, { signInTicket: ticket }),
)

/** The server rejected a message that came too soon after the previous one. */
export const cooldownReceived = transition('cooldownReceived', (state, channel: keyof Cooldown, until: number) =>
  withSlice(state, keptSignUp, { resendAt: { ...signUpSlice(state).resendAt, [channel]: until } }),
)
