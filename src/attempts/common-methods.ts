import type { Owner } from '../calls/methods.ts'
import { sliceOf } from '../state/slices.ts'
import { emailLinkFlows, type FlowActions } from './email-link-flow.ts'
import type { Attempt, AttemptSlice, KeptAttempt } from './kept.ts'
import { passwordValidator } from './password-validator.ts'

/** A method that discards an attempt, and resolves as the other methods of its interface do. */
export const resetMethod =
  <Result>({ calls, resource }: Owner, result: () => Result) =>
  async (): Promise<Result> => {
    calls.reset(resource)
    return result()
  }

/** The methods that every attempt has, in the interface whose methods reject. */
export const commonMethods = <Face, Value extends Attempt, FlowParams>(
  owner: Owner & { readonly resource: KeptAttempt<Value> },
  face: () => Face,
  flow: FlowActions<FlowParams>,
) => ({
  createEmailLinkFlow: emailLinkFlows<Face, FlowParams>(owner, face, flow),
  validatePassword: passwordValidator(owner.calls),
  reset: resetMethod(owner, face),
  toJSON: (): Value => sliceOf<Value, AttemptSlice<Value>>(owner.calls.store.get(), owner.resource).value,
})
