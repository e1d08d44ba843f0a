import { share } from '../flow/share.ts'
import { initialState, type State } from '../flow/state.ts'
import { nextStep } from '../model/next-step.ts'
import { parseErrors } from '../model/parsed-errors.ts'
import { existingSession, isTransferable, supportedExternalAccounts } from '../model/questions.ts'
import type { SignUpAttempt } from '../model/sign-up-attempt.ts'

type AttemptReaders = { readonly [Name in keyof SignUpAttempt]-?: (state: State) => SignUpAttempt[Name] }

const names = Object.keys(initialState.signUp) as (keyof SignUpAttempt)[]
const attemptReaders = Object.fromEntries(
  names.map((name) => [name, ({ signUp }: State) => signUp[name]]),
) as AttemptReaders

const signUpOf = ({ signUp }: State): SignUpAttempt => signUp

/** Works something out when, and only when, what it is worked out from changed. */
const memo = <Input, Output>(select: (state: State) => Input, derive: (input: Input) => Output) => {
  let known: { readonly input: Input; readonly output: Output } | undefined
  return (state: State): Output => {
    const input = select(state)
    if (known?.input !== input) known = { input, output: share(known?.output, derive(input)) }
    return known.output
  }
}

/** How each member of a face is read from the state: once for the getters of both faces and for the stores. */
export const createReaders = () => ({
  ...attemptReaders,
  passwordEnabled: ({ signUp }: State) => signUp.hasPassword,
  isTransferable: memo(signUpOf, isTransferable),
  existingSession: memo(signUpOf, existingSession),
  supportedExternalAccounts: memo(signUpOf, supportedExternalAccounts),
  canBeDiscarded: ({ canBeDiscarded }: State) => canBeDiscarded,
})

/** What exists as a store only. */
export const createStoreReaders = () => ({
  state: signUpOf,
  errors: memo(({ error }: State) => error, parseErrors),
  fetchStatus: ({ pending }: State): 'idle' | 'fetching' => (pending > 0 ? 'fetching' : 'idle'),
  nextStep: memo(
    (state) => state,
    ({ signUp, signInTicket }) => nextStep(signUp, signInTicket),
  ),
})

export type Readers = ReturnType<typeof createReaders>
