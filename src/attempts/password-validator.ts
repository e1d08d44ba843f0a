import type { CallOptions } from '../calls/call.ts'
import type { Calls } from '../calls/calls.ts'
import { toArguments } from '../calls/methods.ts'
import { untilAborted } from '../runtime/abort.ts'
import { later, once } from '../runtime/later.ts'
import type { PasswordValidation, ValidatePassword, ValidatePasswordCallbacks } from './validate-password.ts'

export type PasswordValidator = (
  password: string,
  callbacks?: ValidatePasswordCallbacks | CallOptions,
  options?: CallOptions,
) => Promise<PasswordValidation>

const loadRules = later(() => import('./validate-password.ts'))

/** Does not touch `$fetchStatus` or `$errors`: it changes nothing, and runs while the user types. */
export const passwordValidator = (calls: Calls): PasswordValidator => {
  let validate: ValidatePassword | undefined
  const loadValidate = once(async () => {
    const { createValidatePassword } = await loadRules()
    validate = await calls.run({}, async (call) => createValidatePassword(call))
    return validate
  })
  return (password, second, third) => {
    const [callbacks, { signal }] = toArguments<ValidatePasswordCallbacks | undefined>(second, third)
    // No wait once the rules are loaded: the user gets feedback while typing.
    const validated = (): Promise<PasswordValidation> =>
      validate?.(password, callbacks) ?? loadValidate().then((loaded) => loaded(password, callbacks))
    const validation = calls.within({ signal }, (ending) => untilAborted(ending, validated()))
    // A caller that uses the callbacks may ignore the promise.
    validation.catch(() => {})
    return validation
  }
}
