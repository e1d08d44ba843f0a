import { type ApiErrorJSON, problem } from '../api-errors.ts'
import type { Reader } from './reading.ts'

export const readUsername: Reader = (text, { username_settings: { min_length, max_length } }) => {
  const param = 'username'
  const value = text.trim()
  if (!value) return [problem('form_param_nil', { param })]

  const objections: ApiErrorJSON[] = []
  if (value.length < min_length || value.length > max_length) {
    const longMessage = `Your username must be between ${min_length} and ${max_length} characters long.`
    objections.push(problem('form_username_invalid_length', { param, longMessage }))
  }
  if (!/^[\w-]+$/.test(value)) objections.push(problem('form_username_invalid_character', { param }))
  else if (/^\d+$/.test(value)) objections.push(problem('form_username_needs_non_number_char', { param }))
  return objections.length ? objections : { values: { username: value } }
}
