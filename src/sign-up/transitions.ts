import { keepAttempt } from '../attempts/kept.ts'
import type { ClientParts } from '../shapes/client.ts'
import { isTransferable } from '../shapes/existing-account.ts'
import { type SignUpAttempt, signUpShape } from '../shapes/sign-up.ts'
import { MESSAGE_VERIFICATIONS } from '../shapes/strategies.ts'
import { sliceOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'

/** How the sign-up is kept in the state. */
export const keptSignUp = keepAttempt<SignUpAttempt>({
  name: 'signUp',
  shape: signUpShape,
  carriedBy: ({ signUp }: ClientParts) => signUp,
  endsUncarried: isTransferable,
  atProvider: ({ verifications }) => verifications.externalAccount,
  byMessage: ({ verifications }) => MESSAGE_VERIFICATIONS.map((name) => verifications[name]),
})

/** The sign-up, as the server last sent it. */
export const signUpOf = (state: State): SignUpAttempt => sliceOf(state, keptSignUp).value
