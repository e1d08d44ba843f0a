import { toArguments } from '../calls/methods.ts'
import type { Flow } from '../calls/run.ts'
import { later, once } from '../runtime/later.ts'
import type { CallOptions } from './params.ts'
import type { PasswordValidation, ValidatePasswordCallbacks } from './validate-password.ts'

export type PasswordValidator = (
  password: string,
  callbacks?: ValidatePasswordCallbacks | CallOptions,
  options?: CallOptions,
) => Promise<PasswordValidation>

const loadRules = later(() => import('./validate-password.ts'))

/** Does not touch `$fetchStatus` or `$errors`: it changes nothing, and runs while the user types. */
export const passwordValidator = (flow: Flow): PasswordValidator => {
  const validator = once(async () => (await loadRules()).createValidatePassword())
  return (password, second, third) => {
    const [callbacks, { signal }] = toArguments<ValidatePasswordCallbacks | undefined>(second, third)
    const validation = flow.run('client', signal, async (scoped) => (await validator())(scoped, password, callbacks))
    // A caller that uses the callbacks may ignore the promise.
    validation.catch(() => {})
    return validation
  }
}
