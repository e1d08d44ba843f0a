import type { Reader, Source } from '../state/members.ts'
import { share } from '../state/share.ts'
import type { State } from '../state/state.ts'

/** Computes a value again only when its inputs have changed; what is equal then keeps its identity. */
export const memo = <Inputs extends readonly unknown[], Output>(
  select: (state: State) => readonly [...Inputs],
  derive: (...inputs: Inputs) => Output,
): Reader<Output> => {
  interface Known {
    readonly inputs: readonly [...Inputs]
    readonly output: Output
  }
  const read = (state: State, { memory }: Source): Output => {
    const known = memory.get(read) as Known | undefined
    const inputs = select(state)
    if (known && inputs.every((input, index) => input === known.inputs[index])) return known.output
    const output = share(known?.output, derive(...inputs))
    memory.set(read, { inputs, output })
    return output
  }
  return read
}
