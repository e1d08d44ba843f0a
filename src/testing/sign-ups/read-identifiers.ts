import { type ApiErrorJSON, apiError } from '../api-errors.ts'
import { isEthereumAddress } from '../wallets/ethereum.ts'
import { isSolanaAddress } from '../wallets/solana.ts'
import { strategiesOf } from '../wallets/strategies.ts'
import type { Reader } from './reading.ts'

const EMAIL_ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/
const LONGEST_EMAIL_ADDRESS = 254
const E164 = /^\+[1-9]\d{6,14}$/

export const readEmailAddress: Reader = (text) => {
  const param = 'email_address'
  const value = text.trim()
  if (!value) return [apiError('form_param_nil', { param })]
  if (value.length > LONGEST_EMAIL_ADDRESS) return [apiError('form_param_max_length_exceeded', { param })]
  if (EMAIL_ADDRESS.test(value)) return { values: { emailAddress: value } }
  return [apiError('form_param_format_invalid', { param, longMessage: 'Email address must be a valid email address.' })]
}

/** A phone number without spacing and punctuation. */
export const withoutSpacing = (text: string): string => text.replace(/[\s().-]/g, '')

export const readPhoneNumber: Reader = (text) => {
  const param = 'phone_number'
  const value = withoutSpacing(text)
  if (!value) return [apiError('form_param_nil', { param })]
  if (E164.test(value)) return { values: { phoneNumber: value } }
  const longMessage =
    'Phone number must be in E.164 format: a +, the country code and the number, such as +12025550143.'
  return [apiError('form_param_format_invalid', { param, longMessage })]
}

/** One parameter for both, which a sign-up form with a single input sends. */
export const readEmailAddressOrPhoneNumber: Reader = (text, settings) => {
  const { email_address, phone_number } = settings.attributes
  const isEmail = phone_number.enabled ? email_address.enabled && text.includes('@') : true
  return isEmail ? readEmailAddress(text, settings) : readPhoneNumber(text, settings)
}

export const readUsername: Reader = (text, { username_settings: { min_length, max_length } }) => {
  const param = 'username'
  const value = text.trim()
  if (!value) return [apiError('form_param_nil', { param })]

  const problems: ApiErrorJSON[] = []
  if (value.length < min_length || value.length > max_length) {
    const longMessage = `Your username must be between ${min_length} and ${max_length} characters long.`
    problems.push(apiError('form_username_invalid_length', { param, longMessage }))
  }
  if (!/^[\w-]+$/.test(value)) problems.push(apiError('form_username_invalid_character', { param }))
  else if (/^\d+$/.test(value)) problems.push(apiError('form_username_needs_non_number_char', { param }))
  return problems.length ? problems : { values: { username: value } }
}

export const readWallet: Reader = (text, settings) => {
  const param = 'web3_wallet'
  const value = text.trim()
  if (!value) return [apiError('form_param_nil', { param })]
  const isAddress = isEthereumAddress(value) || isSolanaAddress(value)
  if (isAddress && strategiesOf(settings, param, value).length > 0) return { values: { web3wallet: value } }
  const longMessage = isAddress
    ? `No strategy that is enabled verifies ${value}. Enabled: ${settings.attributes.web3_wallet.first_factors.join(', ') || 'none'}.`
    : 'A wallet is an address of Ethereum (0x and 40 hexadecimal digits) or of Solana (32 bytes in base58).'
  return [apiError('form_param_format_invalid', { param, longMessage })]
}
