import { type KeptAttempt, keepAttempt } from '../attempts/kept.ts'
import { hasNoUser, type SignInAttempt, signInShape } from '../shapes/sign-in.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'

/** How the sign-in is kept in the state. */
export const keptSignIn: KeptAttempt<SignInAttempt> = keepAttempt<SignInAttempt>({
  name: 'signIn',
  shape: signInShape,
  carriedBy: ({ client }) => client.signIn,
  endsUncarried: hasNoUser,
  atProvider: ({ firstFactorVerification }) => firstFactorVerification,
  byMessage: ({ firstFactorVerification, secondFactorVerification }) => [
    firstFactorVerification,
    secondFactorVerification,
  ],
})

/** The sign-in, as the server last sent it. */
export const signInOf = (state: State): SignInAttempt => sliceOf(state, keptSignIn).value
