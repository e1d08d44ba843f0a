import type { Kind } from '../shapes/kinds.ts'
import { share } from './share.ts'
import type { Identified, Kept, Slice, State } from './state.ts'

/** A slice without a value: what each resource starts with. */
export const emptySlice = <Value extends Identified>(shape: Kind<Value>): Slice<Value> => ({
  value: share(null, shape.empty),
  mayResume: true,
  canBeDiscarded: false,
  error: null,
  pending: 0,
})

/** The slice of a resource. */
export const sliceOf = <Value extends Identified, Its extends Slice<Value>>(
  { slices }: State,
  { name, initial }: Kept<Value, Its>,
): Its => (slices[name] ?? initial) as Its // the slice of this name has always been made by this resource

/** The state with some members of a slice changed. */
export const withSlice = <Value extends Identified, Its extends Slice<Value>>(
  state: State,
  resource: Kept<Value, Its>,
  changed: Partial<Its>,
): State => ({
  ...state,
  slices: { ...state.slices, [resource.name]: { ...sliceOf(state, resource), ...changed } },
})

/** The slice when its value has ended. */
const emptied = ({ value, error, pending }: Slice, { initial }: Kept): Slice => ({
  ...initial,
  value: share(value, initial.value),
  mayResume: false,
  error,
  pending,
})

/** The state without the value of a resource. */
export const withoutValue = (state: State, resource: Kept): State =>
  withSlice(state, resource, emptied(sliceOf(state, resource), resource))

type ValueReaders<Value> = { readonly [Name in keyof Value]-?: (state: State) => Value[Name] }

/** How each member of a value is read from the state: for its getter and its store. */
export const readersOf = <Its extends Slice>(resource: Kept<Its['value'], Its>): ValueReaders<Its['value']> =>
  Object.fromEntries(
    Object.keys(resource.initial.value).map((name) => [
      name,
      (state: State) => sliceOf(state, resource).value[name as keyof Identified],
    ]),
  ) as ValueReaders<Its['value']>
