import { existingSession, isTransferable, supportedExternalAccounts } from '../shapes/existing-account.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { type SignUpVerifications, toVerifications } from '../shapes/verification.ts'
import { share } from '../state/share.ts'
import { initialState, type State } from '../state/state.ts'
import { parseErrors } from './form-errors.ts'

type AttemptReaders = { readonly [Name in keyof SignUpAttempt]-?: (state: State) => SignUpAttempt[Name] }

const names = Object.keys(initialState.signUp) as (keyof SignUpAttempt)[]
const attemptReaders = Object.fromEntries(
  names.map((name) => [name, ({ signUp }: State) => signUp[name]]),
) as AttemptReaders

const signUpOf = ({ signUp }: State): SignUpAttempt => signUp

/** Computes a value again only when its inputs have changed. */
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

/** How each member is read from the state: shared by the getters of both interfaces and the stores. */
export const createReaders = () => ({
  ...attemptReaders,
  passwordEnabled: ({ signUp }: State) => signUp.hasPassword,
  isTransferable: memo((state) => [state.signUp], isTransferable),
  existingSession: memo((state) => [state.signUp], existingSession),
  supportedExternalAccounts: memo((state) => [state.signUp, state.environment], supportedExternalAccounts),
  canBeDiscarded: ({ canBeDiscarded }: State) => canBeDiscarded,
})

/** What exists only as a store. */
export const createStoreReaders = () => ({
  state: signUpOf,
  errors: memo((state) => [state.error], parseErrors),
  fetchStatus: ({ pending }: State): 'idle' | 'fetching' => (pending > 0 ? 'fetching' : 'idle'),
})

/** The verifications as the interfaces show them; unchanged ones keep their identity. */
export const createVerificationsReader = (): ((state: State) => SignUpVerifications) =>
  memo((state) => [state.signUp.verifications, state.client?.id ?? null], toVerifications)

export type Readers = ReturnType<typeof createReaders>
