import { existingSession, isTransferable, supportedExternalAccounts } from '../shapes/existing-account.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { type SignUpVerifications, toVerifications } from '../shapes/verification.ts'
import { share } from '../state/share.ts'
import type { State } from '../state/state.ts'
import { parseErrors } from './form-errors.ts'
import { keptSignUp, signUpOf, signUpSlice } from './transitions.ts'

type AttemptReaders = { readonly [Name in keyof SignUpAttempt]-?: (state: State) => SignUpAttempt[Name] }

const names = Object.keys(keptSignUp.initial.value) as (keyof SignUpAttempt)[]
const attemptReaders = Object.fromEntries(
  names.map((name) => [name, (state: State) => signUpOf(state)[name]]),
) as AttemptReaders

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
  passwordEnabled: (state: State) => signUpOf(state).hasPassword,
  isTransferable: memo((state) => [signUpOf(state)], isTransferable),
  existingSession: memo((state) => [signUpOf(state)], existingSession),
  supportedExternalAccounts: memo((state) => [signUpOf(state), state.environment], supportedExternalAccounts),
  canBeDiscarded: (state: State) => signUpSlice(state).canBeDiscarded,
})

/** What exists only as a store. */
export const createStoreReaders = () => ({
  state: signUpOf,
  errors: memo((state) => [signUpSlice(state).error], parseErrors),
  fetchStatus: (state: State): 'idle' | 'fetching' => (signUpSlice(state).pending > 0 ? 'fetching' : 'idle'),
})

/** The verifications as the interfaces show them; unchanged ones keep their identity. */
export const createVerificationsReader = (): ((state: State) => SignUpVerifications) =>
  memo((state) => [signUpOf(state).verifications, state.client?.id ?? null], toVerifications)

export type Readers = ReturnType<typeof createReaders>
