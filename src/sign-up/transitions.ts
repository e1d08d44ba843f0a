import { keepAttempt } from '../attempts/kept.ts'
import { type SignUpAttempt, signUpShape } from '../shapes/sign-up.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'

/** How the sign-up is kept in the state. */
export const keptSignUp = keepAttempt<SignUpAttempt>('signUp', signUpShape)

/** The sign-up, as the server last sent it. */
export const signUpOf = (state: State): SignUpAttempt => sliceOf(state, keptSignUp).value
