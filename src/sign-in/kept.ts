import { type KeptAttempt, keepAttempt } from '../attempts/kept.ts'
import { type SignInAttempt, signInShape } from '../shapes/sign-in.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'

/** How the sign-in is kept in the state. */
export const keptSignIn: KeptAttempt<SignInAttempt> = keepAttempt('signIn', signInShape)

/** The sign-in, as the server last sent it. */
export const signInOf = (state: State): SignInAttempt => sliceOf(state, keptSignIn).value
