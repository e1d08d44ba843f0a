import type { Call } from '../calls/call.ts'
import { requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import { isolated } from '../runtime/callback.ts'
import { readEnvironment } from '../session/environment.ts'
import {
  brokenRules,
  judgeStrength,
  type PasswordComplexity,
  type PasswordStrengthVerdict,
} from '../shapes/password-rules.ts'
import type { PasswordSettings } from '../shapes/user-settings.ts'

/** The result of validating a password. Source: the official types' `PasswordValidation`. */
export interface PasswordValidation {
  /** The rules that the password breaks. */
  readonly complexity: PasswordComplexity
  /** Absent unless the instance asks for it and there is an estimator. */
  readonly strength?: PasswordStrengthVerdict
}

/** Source: the official types' `ValidatePasswordCallbacks`. No longer called once a newer password is validated. */
export interface ValidatePasswordCallbacks {
  /** Called with the result; with only the complexity first, when a rule is broken and the strength takes longer. */
  onValidation?(validation: PasswordValidation): unknown
  /** Called as soon as the rules were checked, with whether all are met. */
  onValidationComplexity?(isPassed: boolean): unknown
}

export type ValidatePassword = (password: string, callbacks?: ValidatePasswordCallbacks) => Promise<PasswordValidation>

const settingsOf = async (call: Call): Promise<PasswordSettings> => {
  const environment = await readEnvironment(call)
  if (environment) return environment.passwordSettings
  throw new FlowError('unexpected', { detail: 'the Frontend API responded without an environment' })
}

const judge = async (
  { providers }: Call,
  password: string,
  rules: PasswordSettings,
): Promise<PasswordStrengthVerdict | null> => {
  try {
    const estimate = providers.passwordStrength
    return estimate && judgeStrength(await estimate(password), rules)
  } catch (cause) {
    throw new FlowError('password_strength_failed', { cause })
  }
}

const validate = async (
  call: Call,
  password: string,
  { onValidation, onValidationComplexity }: ValidatePasswordCallbacks,
): Promise<PasswordValidation> => {
  requireText('password', password)
  // No wait when the rules are known: the user gets feedback while typing.
  const rules = call.state().environment?.passwordSettings ?? (await settingsOf(call))
  const complexity = brokenRules(password, rules)
  const isPassed = Object.keys(complexity).length === 0
  onValidationComplexity?.(isPassed)
  if (!isPassed || !rules.showZxcvbn) onValidation?.({ complexity })
  if (!rules.showZxcvbn) return { complexity }

  const strength = await judge(call, password, rules).catch((error) => {
    if (isPassed) onValidation?.({ complexity })
    throw error
  })
  const validation = strength ? { complexity, strength } : { complexity }
  if (strength || isPassed) onValidation?.(validation)
  return validation
}

/** Validates passwords while the user types. The last call wins: earlier calls get its result, without callbacks. */
export const createValidatePassword = (call: Call): ValidatePassword => {
  let validations = 0
  let newest: Promise<PasswordValidation> | undefined

  const follow = async (validation: Promise<PasswordValidation>): Promise<PasswordValidation> => {
    await validation.catch(() => {})
    return newest && newest !== validation ? follow(newest) : validation
  }
  return (password, { onValidation, onValidationComplexity } = {}) => {
    validations += 1
    const number = validations
    const validation = validate(call, password, {
      onValidation: isolated((result) => number === validations && onValidation?.(result)),
      onValidationComplexity: isolated((isPassed) => number === validations && onValidationComplexity?.(isPassed)),
    })
    if (number === validations) newest = validation
    return follow(validation)
  }
}
