import type { CallOptions } from '../calls/call.ts'
import { toArguments } from '../calls/methods.ts'
import type { Calls } from '../calls/run.ts'
import { createValidatePassword, type PasswordValidation, type ValidatePasswordCallbacks } from './validate-password.ts'

export type PasswordValidator = (
  password: string,
  callbacks?: ValidatePasswordCallbacks | CallOptions,
  options?: CallOptions,
) => Promise<PasswordValidation>

/** Does not touch `$fetchStatus` or `$errors`: it changes nothing, and runs while the user types. */
export const passwordValidator = (calls: Calls): PasswordValidator => {
  const validate = createValidatePassword()
  return (password, second, third) => {
    const [callbacks, { signal }] = toArguments<ValidatePasswordCallbacks | undefined>(second, third)
    const validation = calls.run('client', signal, (call) => validate(call, password, callbacks))
    // A caller that uses the callbacks may ignore the promise.
    validation.catch(() => {})
    return validation
  }
}
