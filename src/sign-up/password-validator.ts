import { toArguments } from '../calls/methods.ts'
import type { Flow } from '../calls/run.ts'
import { later, once } from '../runtime/later.ts'
import type { CallOptions } from './params.ts'
import type { PasswordValidation, ValidatePassword, ValidatePasswordCallbacks } from './validate-password.ts'

export type PasswordValidator = (
  password: string,
  callbacks?: ValidatePasswordCallbacks | CallOptions,
  options?: CallOptions,
) => Promise<PasswordValidation>

const loadRules = later(() => import('./validate-password.ts'))

/** Does not touch `$fetchStatus` or `$errors`: it changes nothing, and runs while the user types. */
export const passwordValidator = (flow: Flow): PasswordValidator => {
  let validate: ValidatePassword | undefined
  const loadValidate = once(async () => {
    validate = (await loadRules()).createValidatePassword()
    return validate
  })
  return (password, second, third) => {
    const [callbacks, { signal }] = toArguments<ValidatePasswordCallbacks | undefined>(second, third)
    const validation = flow.run('client', signal, async (scoped) => {
      // No wait once the rules are loaded: the user gets feedback while typing.
      const known = validate ?? (await loadValidate())
      return known(scoped, password, callbacks)
    })
    // A caller that uses the callbacks may ignore the promise.
    validation.catch(() => {})
    return validation
  }
}
