import { type KeptAttempt, keepAttempt } from '../attempts/kept.ts'
import { readersOfAttempt } from '../attempts/members.ts'
import { memo } from '../attempts/memo.ts'
import { hasNoUser, type SignInAttempt, signInShape } from '../shapes/sign-in.ts'
import { toVerification, type Verification } from '../shapes/verification.ts'
import type { Reader } from '../state/members.ts'
import { readersOf, sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { existingSessionOf } from './existing-session.ts'
import { parseSignInErrors } from './stores.ts'

/** How the sign-in is kept in the state. */
export const keptSignIn: KeptAttempt<SignInAttempt> = keepAttempt('signIn', signInShape)

/** The sign-in, as the server last sent it. */
export const signInOf = (state: State): SignInAttempt => sliceOf(state, keptSignIn).value

const common = readersOfAttempt(keptSignIn, parseSignInErrors)

/** What follows from the attempt: members of both interfaces. */
export interface DerivedMembers {
  /** Whether no user was found, so that the sign-in should continue as a sign-up. */
  readonly isTransferable: boolean
  /** Whether the session is ready and the page may leave the sign-in: `true` while `finalize()` navigates. */
  readonly canBeDiscarded: boolean
}

/** The members of both interfaces, also as stores; `$…Verification` has plain data. */
export const readers = {
  ...readersOf(keptSignIn),
  isTransferable: (state: State) => hasNoUser(signInOf(state)),
  existingSession: memo((state) => [signInOf(state), sliceOf(state, keptSignIn).error], existingSessionOf),
  canBeDiscarded: common.canBeDiscarded,
}

const verification = (name: 'firstFactorVerification' | 'secondFactorVerification'): Reader<Verification> =>
  memo((state) => [signInOf(state)[name], state.client?.id ?? null], toVerification)

/** The same with the verifications as the interfaces show them; unchanged ones keep their identity. */
export const liveReaders = {
  ...readers,
  firstFactorVerification: verification('firstFactorVerification'),
  secondFactorVerification: verification('secondFactorVerification'),
}

/** What exists only as a store. */
export const storeReaders = common.stores
