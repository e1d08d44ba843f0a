import { isolated } from '../callback.ts'
import { FlowError } from '../errors.ts'
import { readEnvironment } from '../flow/environment.ts'
import type { ScopedFlow } from '../flow/flow.ts'
import type { PasswordSettings } from '../model/environment.ts'
import {
  brokenRules,
  judgeStrength,
  type PasswordComplexity,
  type PasswordStrengthVerdict,
} from '../model/password-rules.ts'
import { requireText } from './parameters.ts'

/** What a password came to. Source: the official types' `PasswordValidation`. */
export interface PasswordValidation {
  readonly complexity: PasswordComplexity
  /** Absent unless the instance asks for it and there is an estimator. */
  readonly strength?: PasswordStrengthVerdict
}

/** Source: the official types' `ValidatePasswordCallbacks`. Not called any more once a newer password is validated. */
export interface ValidatePasswordCallbacks {
  /** Called with the result; before that with the complexity alone, when a rule is broken and the strength takes longer. */
  onValidation?(validation: PasswordValidation): unknown
  /** Called as soon as the rules were checked: whether none is broken. */
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
    const estimate = await ports.passwordStrength()
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
  // Without a wait when the rules are known: what is typed is answered at once.
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

/**
 * The validation of passwords as they are typed. The last call wins: those that it overtook call back no more, and come
 * to what it comes to.
 */
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
