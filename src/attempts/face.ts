import {
  type Action,
  type Actions,
  actionsOf,
  type MakeMethod,
  methodsOf,
  type Owner,
  resolvesToError,
  resolvesToResult,
  resolvesToSelf,
} from '../calls/methods.ts'
import type { Lazy } from '../runtime/later.ts'
import type { Source } from '../state/members.ts'
import { commonMethods, resetMethod } from './common-methods.ts'
import type { KeptAttempt } from './kept.ts'

interface AttemptOwner extends Owner {
  readonly resource: KeptAttempt
}

/** What the two interfaces of a client's attempt are made of. */
export interface AttemptSource<Part = unknown> extends Source, Lazy<Part & { readonly actions: Actions }> {
  readonly owner: AttemptOwner
  /** Makes the methods of the interface. */
  readonly make: MakeMethod<unknown>
}

/** Links, and passkeys that are offered in a form field, wait for the user, who may do something else. */
const activityOf = (name: string, params: unknown): 'waiting' | undefined =>
  name.startsWith('wait') || (Object(params) as { flow?: unknown }).flow === 'autofill' ? 'waiting' : undefined

/** A group of methods, by the names of their actions, which start with that of the group. */
export const methodsNamed = ({ load, make }: AttemptSource, names: string, group = '') =>
  methodsOf<Actions, string, unknown>((name) => actionsOf<Actions>(load)(group + name), names, make)

/** Adds the members of an interface to its methods: what `defineMembers()` returns. */
type AddMembers<Its extends AttemptSource> = (methods: object, source: Its) => object

/** The interface whose methods resolve to `{ error }`. */
export const futureOf =
  <Face, Its extends AttemptSource>(names: string, addMembers: AddMembers<Its>) =>
  (given: Its): Face => {
    const { owner } = given
    const source: Its = {
      ...given,
      make: (action, name, params) => resolvesToError(owner, activityOf(name, params))(action),
    }
    const methods = { ...methodsNamed(source, names), reset: resetMethod(owner, () => ({ error: null })) }
    return addMembers(methods, source) as Face
  }

/** Describes the interface whose methods reject. */
interface Description<Its extends AttemptSource> {
  /** The names of the methods that resolve to the attempt. */
  readonly names: string
  /** The names of those that resolve to something else. */
  readonly results: string
  /** The name of the action that waits for an email link. */
  readonly wait: string
  readonly addMembers: AddMembers<Its>
}

/** The interface whose methods reject. A test holds their names to those of the actions. */
export const attemptOf = <Face, Its extends AttemptSource>(
  { names, results, wait, addMembers }: Description<Its>,
  given: Omit<Its, 'make' | 'store' | 'memory'>,
  ownMethods: object = {},
): Face => {
  const { owner, load } = given
  const self = () => face
  // As generic types are: what was left out above is added here.
  const source = {
    ...given,
    make: (action, name, params) => resolvesToSelf(owner, self, activityOf(name, params))(action),
    store: owner.calls.store,
    memory: new Map(),
  } as Omit<Its, 'make' | 'store' | 'memory'> & Pick<AttemptSource, 'make' | 'store' | 'memory'> as Its
  const action = actionsOf<Actions>(load)
  const methods = {
    ...methodsNamed(source, names),
    ...methodsOf(action, results, resolvesToResult(owner)),
    // The wait has no parameters that must be passed.
    ...commonMethods(owner, self, { send: action('startEmailLink'), wait: action(wait) as Action<undefined, unknown> }),
    ...ownMethods,
  }
  const face = addMembers(methods, source) as Face
  return face
}
