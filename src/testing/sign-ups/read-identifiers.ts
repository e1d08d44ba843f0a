import { problem } from '../api-errors.ts'
import type { Reader } from './reading.ts'

const EMAIL_ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/
const LONGEST_EMAIL_ADDRESS = 254
const E164 = /^\+[1-9]\d{6,14}$/

export const readEmailAddress: Reader = (text) => {
  const param = 'email_address'
  const value = text.trim()
  if (!value) return [problem('form_param_nil', { param })]
  if (value.length > LONGEST_EMAIL_ADDRESS) return [problem('form_param_max_length_exceeded', { param })]
  if (EMAIL_ADDRESS.test(value)) return { values: { email_address: value } }
  return [problem('form_param_format_invalid', { param, longMessage: 'Email address must be a valid email address.' })]
}

/** A phone number without spacing and punctuation. */
export const withoutSpacing = (text: string): string => text.replace(/[\s().-]/g, '')

export const readPhoneNumber: Reader = (text) => {
  const param = 'phone_number'
  const value = withoutSpacing(text)
  if (!value) return [problem('form_param_nil', { param })]
  if (E164.test(value)) return { values: { phone_number: value } }
  const longMessage =
    'Phone number must be in E.164 format: a +, the country code and the number, such as +12025550143.'
  return [problem('form_param_format_invalid', { param, longMessage })]
}

/** One parameter for both, which a sign-up form with a single input sends. */
export const readEmailAddressOrPhoneNumber: Reader = (text, settings) => {
  const { email_address, phone_number } = settings.attributes
  const isEmail = phone_number.enabled ? email_address.enabled && text.includes('@') : true
  return isEmail ? readEmailAddress(text, settings) : readPhoneNumber(text, settings)
}
