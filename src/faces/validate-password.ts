import type { Flow } from '../flow/flow.ts'
import type { CallOptions } from '../operations/params.ts'
import {
  createValidatePassword,
  type PasswordValidation,
  type ValidatePasswordCallbacks,
} from '../operations/validate-password.ts'
import { toArguments } from './wiring.ts'

export type PasswordValidator = (
  password: string,
  callbacks?: ValidatePasswordCallbacks | CallOptions,
  options?: CallOptions,
) => Promise<PasswordValidation>

/** No operation for the books: it changes nothing, and runs while the person types. */
export const passwordValidator = (flow: Flow): PasswordValidator => {
  const validate = createValidatePassword()
  return (password, second, third) => {
    const [callbacks, { signal }] = toArguments<ValidatePasswordCallbacks | undefined>(second, third)
    const validation = flow.run('client', signal, (scoped) => validate(scoped, password, callbacks))
    // Who is told by callbacks need not look at the promise as well.
    validation.catch(() => {})
    return validation
  }
}
