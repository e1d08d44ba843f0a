import { existingSession, isTransferable, supportedExternalAccounts } from '../shapes/existing-account.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { type SignUpVerifications, toVerifications } from '../shapes/verification.ts'
import type { Memory, Reader } from '../state/members.ts'
import { share } from '../state/share.ts'
import { initialState, type State } from '../state/state.ts'
import { parseErrors } from './form-errors.ts'

type AttemptReaders = { readonly [Name in keyof SignUpAttempt]-?: (state: State) => SignUpAttempt[Name] }

const names = Object.keys(initialState.signUp) as (keyof SignUpAttempt)[]

/** The attempt, member by member. */
export const attemptReaders = Object.fromEntries(
  names.map((name) => [name, ({ signUp }: State) => signUp[name]]),
) as AttemptReaders

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

/** What follows from the attempt: the same for both interfaces and for the stores. */
export const derivedReaders = {
  isTransferable: memo((state) => [state.signUp], isTransferable),
  existingSession: memo((state) => [state.signUp], existingSession),
  canBeDiscarded: ({ canBeDiscarded }: State) => canBeDiscarded,
}

/** The verifications as the interfaces show them; unchanged ones keep their identity. */
export const readVerifications: Reader<SignUpVerifications> = memo(
  (state) => [state.signUp.verifications, state.client?.id ?? null],
  toVerifications,
)

/** What only `SignUp` has, and not its other interface. */
export const ownReaders = {
  passwordEnabled: ({ signUp }: State) => signUp.hasPassword,
  supportedExternalAccounts: memo((state) => [state.signUp, state.environment], supportedExternalAccounts),
}

/** What exists only as a store. */
export const storeReaders = {
  state: ({ signUp }: State) => signUp,
  errors: memo((state) => [state.error], parseErrors),
  fetchStatus: ({ pending }: State): 'idle' | 'fetching' => (pending > 0 ? 'fetching' : 'idle'),
}
