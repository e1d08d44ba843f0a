import { existingSession, isTransferable, supportedExternalAccounts } from '../shapes/existing-account.ts'
import { type SignUpVerifications, toVerifications } from '../shapes/verification.ts'
import type { Memory, Reader } from '../state/members.ts'
import { share } from '../state/share.ts'
import { readersOf } from '../state/slices.ts'
import type { State } from '../state/state.ts'
import { parseErrors } from './form-errors.ts'
import { keptSignUp, signUpOf, signUpSlice } from './transitions.ts'

/** The attempt, member by member. */
export const attemptReaders = readersOf(keptSignUp)

/** Computes a value again only when its inputs have changed; what is equal then keeps its identity. */
const memo = <Inputs extends readonly unknown[], Output>(
  select: (state: State) => readonly [...Inputs],
  derive: (...inputs: Inputs) => Output,
): Reader<Output> => {
  interface Known {
    readonly inputs: readonly [...Inputs]
    readonly output: Output
  }
  const read = (state: State, memory: Memory): Output => {
    const known = memory.get(read) as Known | undefined
    const inputs = select(state)
    if (known && inputs.every((input, index) => input === known.inputs[index])) return known.output
    const output = share(known?.output, derive(...inputs))
    memory.set(read, { inputs, output })
    return output
  }
  return read
}

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
  canBeDiscarded: (state: State) => signUpSlice(state).canBeDiscarded,
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
export const storeReaders = {
  state: signUpOf,
  errors: memo((state) => [signUpSlice(state).error], parseErrors),
  fetchStatus: (state: State): 'idle' | 'fetching' => (signUpSlice(state).pending > 0 ? 'fetching' : 'idle'),
}
