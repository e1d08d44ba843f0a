import { share } from '../flow/share.ts'
import { initialState, type State } from '../flow/state.ts'
import { parseErrors } from '../model/parsed-errors.ts'
import { existingSession, isTransferable, supportedExternalAccounts } from '../model/questions.ts'
import type { SignUpAttempt } from '../model/sign-up-attempt.ts'
import { type SignUpVerifications, toVerifications } from '../model/verification.ts'

type AttemptReaders = { readonly [Name in keyof SignUpAttempt]-?: (state: State) => SignUpAttempt[Name] }

const names = Object.keys(initialState.signUp) as (keyof SignUpAttempt)[]
const attemptReaders = Object.fromEntries(
  names.map((name) => [name, ({ signUp }: State) => signUp[name]]),
) as AttemptReaders

const signUpOf = ({ signUp }: State): SignUpAttempt => signUp

/** Works something out when, and only when, what it is worked out from changed. */
const memo = <Inputs extends readonly unknown[], Output>(
  select: (state: State) => readonly [...Inputs],
  derive: (...inputs: Inputs) => Output,
) => {
  let known: { readonly inputs: readonly [...Inputs]; readonly output: Output } | undefined
  return (state: State): Output => {
    const inputs = select(state)
    if (!known || inputs.some((input, index) => input !== known?.inputs[index])) {
      known = { inputs, output: share(known?.output, derive(...inputs)) }
    }
    return known.output
  }
}

/** How each member of a face is read from the state: once for the getters of both faces and for the stores. */
export const createReaders = () => ({
  ...attemptReaders,
  passwordEnabled: ({ signUp }: State) => signUp.hasPassword,
  isTransferable: memo((state) => [state.signUp], isTransferable),
  existingSession: memo((state) => [state.signUp], existingSession),
  supportedExternalAccounts: memo((state) => [state.signUp, state.environment], supportedExternalAccounts),
  canBeDiscarded: ({ canBeDiscarded }: State) => canBeDiscarded,
})

/** What exists as a store only. */
export const createStoreReaders = () => ({
  state: signUpOf,
  errors: memo((state) => [state.error], parseErrors),
  fetchStatus: ({ pending }: State): 'idle' | 'fetching' => (pending > 0 ? 'fetching' : 'idle'),
})

/** The verifications as the faces show them; what did not change keeps its identity. */
export const createVerificationsReader = (): ((state: State) => SignUpVerifications) =>
  memo((state) => [state.signUp.verifications, state.client?.id ?? null], toVerifications)

export type Readers = ReturnType<typeof createReaders>
