import { keepAttempt } from '../attempts/kept.ts'
import { readersOfAttempt } from '../attempts/members.ts'
import { memo } from '../attempts/memo.ts'
import { existingSession, isTransferable, supportedExternalAccounts } from '../shapes/existing-account.ts'
import { type SignUpAttempt, signUpShape } from '../shapes/sign-up.ts'
import { type SignUpVerifications, toVerifications } from '../shapes/verification.ts'
import type { Reader } from '../state/members.ts'
import { readersOf, sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { parseErrors } from './stores.ts'

/** How the sign-up is kept in the state. */
export const keptSignUp = keepAttempt<SignUpAttempt>('signUp', signUpShape)

/** The sign-up, as the server last sent it. */
export const signUpOf = (state: State): SignUpAttempt => sliceOf(state, keptSignUp).value

/** The attempt, member by member. */
export const attemptReaders = readersOf(keptSignUp)

const common = readersOfAttempt(keptSignUp, parseErrors)

/** What follows from the attempt: members of both interfaces. */
export interface DerivedMembers {
  /** Whether the identity already has a user, so that the sign-up should continue as a sign-in. */
  readonly isTransferable: boolean
  /** Whether the session is ready and the page may leave the sign-up: `true` while `finalize()` navigates. */
  readonly canBeDiscarded: boolean
}

/** How these members are read, also for the stores. */
export const derivedReaders = {
  isTransferable: memo((state) => [signUpOf(state)], isTransferable),
  existingSession: memo((state) => [signUpOf(state)], existingSession),
  canBeDiscarded: common.canBeDiscarded,
}

/** The verifications as the interfaces show them; unchanged ones keep their identity. */
export const readVerifications: Reader<SignUpVerifications> = memo(
  (state) => [signUpOf(state).verifications, state.client?.id ?? null],
  toVerifications,
)

/** What only `SignUp` has, and not its other interface. */
export const ownReaders = {
  passwordEnabled: (state: State) => signUpOf(state).hasPassword,
  supportedExternalAccounts: memo((state) => [signUpOf(state), state.environment], supportedExternalAccounts),
}

/** What exists only as a store. */
export const storeReaders = common.stores
