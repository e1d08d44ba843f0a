import type { PasswordSettings } from './user-settings.ts'

/** The strength of a password. The result of `zxcvbn` from `@zxcvbn-ts/core` fits. */
export interface PasswordStrengthEstimate {
  /** 0 (weak) to 4 (strong). */
  readonly score: number
  readonly feedback: { readonly warning: string | null; readonly suggestions: string[] }
}

/** The rules that a password breaks, each `true`; an acceptable password is `{}`. Named as in the official client. */
export interface PasswordComplexity {
  readonly max_length?: boolean
  readonly min_length?: boolean
  readonly require_lowercase?: boolean
  readonly require_numbers?: boolean
  readonly require_special_char?: boolean
  readonly require_uppercase?: boolean
}

/**
 * The strength of a password. `excellent`, or with texts to show: `pass` could be stronger, `fail` is rejected by the
 * server. The keys are those of the official client's localisations.
 */
export type PasswordStrengthVerdict =
  | { state: 'excellent'; result: PasswordStrengthEstimate }
  | { state: 'pass' | 'fail'; keys: string[]; result: PasswordStrengthEstimate }

/** From this score on no advice is shown. */
const EXCELLENT_SCORE = 3

const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~'

/** Character by character, because in a regular expression some characters would have another meaning. */
const hasOneOf = (characters: readonly string[], allowed: string): boolean =>
  characters.some((character) => allowed.includes(character))

/** Checks a password by the server's rules, exactly as the server sent them. */
export const brokenRules = (password: string, rules: PasswordSettings): PasswordComplexity => {
  // As users and the server count: a character outside the Basic Multilingual Plane is one.
  const characters = [...password]
  const broken = {
    max_length: rules.maxLength !== null && characters.length > rules.maxLength,
    min_length: rules.minLength !== null && characters.length < rules.minLength,
    require_numbers: rules.requireNumbers && !/\d/.test(password),
    require_lowercase: rules.requireLowercase && !/[a-z]/.test(password),
    require_uppercase: rules.requireUppercase && !/[A-Z]/.test(password),
    require_special_char:
      rules.requireSpecialChar && !hasOneOf(characters, rules.allowedSpecialCharacters || PUNCTUATION),
  }
  return Object.freeze(Object.fromEntries(Object.entries(broken).filter(([, isBroken]) => isBroken)))
}

/** Compares an estimate with the minimum score of the instance. */
export const judgeStrength = (
  result: PasswordStrengthEstimate,
  { minZxcvbnStrength }: PasswordSettings,
): PasswordStrengthVerdict => {
  if (result.score >= minZxcvbnStrength && result.score >= EXCELLENT_SCORE) return { state: 'excellent', result }
  const key = (name: string): string => `unstable__errors.zxcvbn.${name}`
  if (result.score >= minZxcvbnStrength) return { state: 'pass', keys: [key('couldBeStronger')], result }
  const suggestions = result.feedback.suggestions.map((code) => key(`suggestions.${code}`))
  return { state: 'fail', keys: [key('notEnough'), ...suggestions], result }
}
