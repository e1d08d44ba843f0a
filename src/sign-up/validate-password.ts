import { requireText } from '../calls/check-arguments.ts'
import type { ScopedFlow } from '../calls/run.ts'
import { FlowError } from '../errors.ts'
import { isolated } from '../runtime/callback.ts'
import { readEnvironment } from '../session/environment.ts'
import type { PasswordSettings } from '../shapes/environment.ts'
import {
  brokenRules,
  judgeStrength,
  type PasswordComplexity,
  type PasswordStrengthVerdict,
} from '../shapes/password-rules.ts'

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

export type ValidatePassword = (
  flow: ScopedFlow,
  password: string,
  callbacks?: ValidatePasswordCallbacks,
) => Promise<PasswordValidation>

const settingsOf = async (flow: ScopedFlow): Promise<PasswordSettings> => {
  const environment = await readEnvironment(flow)
  if (environment) return environment.passwordSettings
  throw new FlowError('unexpected', 'The Frontend API answered without an environment.')
}

const judge = async (
  { ports }: ScopedFlow,
  password: string,
  rules: PasswordSettings,
): Promise<PasswordStrengthVerdict | null> => {
  try {
    const estimate = ports.passwordStrength
    return estimate && judgeStrength(await estimate(password), rules)
  } catch (cause) {
    throw new FlowError('password_strength_failed', undefined, cause)
  }
}

const validate = async (
  flow: ScopedFlow,
  password: string,
  { onValidation, onValidationComplexity }: ValidatePasswordCallbacks,
): Promise<PasswordValidation> => {
  requireText('password', password)
  // No wait when the rules are known: the user gets feedback while typing.
  const rules = flow.state().environment?.passwordSettings ?? (await settingsOf(flow))
  const complexity = brokenRules(password, rules)
  const isPassed = Object.keys(complexity).length === 0
  onValidationComplexity?.(isPassed)
  if (!isPassed || !rules.showZxcvbn) onValidation?.({ complexity })
  if (!rules.showZxcvbn) return { complexity }

  const strength = await judge(flow, password, rules).catch((error) => {
    if (isPassed) onValidation?.({ complexity })
    throw error
  })
  const validation = strength ? { complexity, strength } : { complexity }
  if (strength || isPassed) onValidation?.(validation)
  return validation
}

/** Validates passwords while the user types. The last call wins: earlier calls get its result, without callbacks. */
export const createValidatePassword = (): ValidatePassword => {
  let calls = 0
  let newest: Promise<PasswordValidation> | undefined

  const follow = async (validation: Promise<PasswordValidation>): Promise<PasswordValidation> => {
    await validation.catch(() => {})
    return newest && newest !== validation ? follow(newest) : validation
  }
  return (flow, password, { onValidation, onValidationComplexity } = {}) => {
    calls += 1
    const call = calls
    const validation = validate(flow, password, {
      onValidation: isolated((result) => call === calls && onValidation?.(result)),
      onValidationComplexity: isolated((isPassed) => call === calls && onValidationComplexity?.(isPassed)),
    })
    if (call === calls) newest = validation
    return follow(validation)
  }
}
