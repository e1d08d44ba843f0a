import { type ApiErrorCode, type ApiErrorJSON, apiError } from '../api-errors.ts'
import type { PasswordSettings } from '../environment/settings.ts'
import { hashPassword } from '../passwords/hash.ts'
import type { Reader } from './reading.ts'

/** The minimum length for an instance that sets no other. */
const SHORTEST = 8
/** The limit of the hash that such servers use: 72 bytes. */
const LONGEST = 72
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~'

const hasOneOf = (text: string, characters: string): boolean => [...text].some((letter) => characters.includes(letter))

/** The rules that a password breaks. The server reports all of them at once. */
const broken = (
  password: string,
  rules: PasswordSettings,
): readonly (readonly [ApiErrorCode, string | undefined])[] => {
  const shortest = rules.min_length || SHORTEST
  const longest = Math.min(rules.max_length || LONGEST, LONGEST)
  const { length } = [...password]
  const checks: readonly (readonly [boolean, ApiErrorCode, string?])[] = [
    [length < shortest, 'form_password_length_too_short', `Passwords must be ${shortest} characters or more.`],
    [length > longest, 'form_password_length_too_long', `Passwords must be ${longest} characters or less.`],
    [length <= longest && new TextEncoder().encode(password).length > LONGEST, 'form_password_size_in_bytes_exceeded'],
    [rules.require_lowercase && !/[a-z]/.test(password), 'form_password_no_lowercase'],
    [rules.require_uppercase && !/[A-Z]/.test(password), 'form_password_no_uppercase'],
    [rules.require_numbers && !/\d/.test(password), 'form_password_no_number'],
    [
      rules.require_special_char && !hasOneOf(password, rules.allowed_special_characters || PUNCTUATION),
      'form_password_no_special_char',
    ],
  ]
  return checks.filter(([isBroken]) => isBroken).map(([, code, longMessage]) => [code, longMessage])
}

/** The errors of a password that breaks rules; empty for any other. */
export const problemsOfPassword = (text: string, rules: PasswordSettings): readonly ApiErrorJSON[] =>
  broken(text, rules).map(([code, longMessage]) => apiError(code, { param: 'password', longMessage }))

/** Checks the password, of which a hash is stored. */
export const readPassword: Reader = (text, { password_settings }) => {
  if (!text) return [apiError('form_param_nil', { param: 'password' })]
  const problems = problemsOfPassword(text, password_settings)
  return problems.length ? problems : { hasPassword: true, passwordHash: hashPassword(text) }
}
