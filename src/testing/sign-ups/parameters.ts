import { type ApiErrorJSON, problem, Refusal } from '../api-errors.ts'
import type { AttributeName, UserSettings } from '../environment/settings.ts'
import { readEmailAddress, readEmailAddressOrPhoneNumber, readPhoneNumber } from './read-identifiers.ts'
import { readPassword } from './read-password.ts'
import {
  readFirstName,
  readLastName,
  readLegalAccepted,
  readLocale,
  readTimezone,
  readUnsafeMetadata,
} from './read-profile.ts'
import {
  readActionCompleteRedirectUrl,
  readCode,
  readConnectionId,
  readLoginHint,
  readPrompt,
  readProofToken,
  readRedirectUrl,
  readTicket,
  readToken,
  readTransfer,
} from './read-round-trip.ts'
import { readChannel, readStrategy } from './read-strategy.ts'
import { readUsername } from './read-username.ts'
import { readWallet } from './read-wallet.ts'
import type { Changes, Reader } from './reading.ts'

export type Form = Readonly<Record<string, string | readonly string[]>>

/** Every parameter of a sign-up: its reader, and the attributes of which one must be enabled. */
const PARAMETERS: Readonly<Record<string, readonly [read: Reader, ...attributes: AttributeName[]]>> = {
  email_address: [readEmailAddress, 'email_address'],
  phone_number: [readPhoneNumber, 'phone_number'],
  email_address_or_phone_number: [readEmailAddressOrPhoneNumber, 'email_address', 'phone_number'],
  username: [readUsername, 'username'],
  web3_wallet: [readWallet, 'web3_wallet'],
  password: [readPassword, 'password'],
  first_name: [readFirstName, 'first_name'],
  last_name: [readLastName, 'last_name'],
  legal_accepted: [readLegalAccepted],
  unsafe_metadata: [readUnsafeMetadata],
  locale: [readLocale],
  timezone: [readTimezone],
  strategy: [readStrategy],
  channel: [readChannel],
  redirect_url: [readRedirectUrl],
  action_complete_redirect_url: [readActionCompleteRedirectUrl],
  oidc_login_hint: [readLoginHint],
  oidc_prompt: [readPrompt],
  enterprise_connection_id: [readConnectionId],
  ticket: [readTicket],
  token: [readToken],
  code: [readCode],
  proof_token: [readProofToken],
  transfer: [readTransfer],
}

export const isSignUpParameter = (name: string): boolean => Object.hasOwn(PARAMETERS, name)

/** Parameters that a client may always send, for example the token of a captcha that these settings do not require. */
export const isIgnored = (param: string): boolean => param.startsWith('__clerk_') || param.startsWith('captcha_')

const unknown = (param: string, attributes: readonly AttributeName[]): ApiErrorJSON => {
  const switches = attributes.map((name) => `\`settings.attributes.${name}.enabled\``).join(' or ')
  const longMessage = attributes.length
    ? `${param} is not enabled: set ${switches}, or do not send it.`
    : `${param} is not a parameter of a sign-up. Parameters: ${Object.keys(PARAMETERS).join(', ')}.`
  return problem('form_param_unknown', { param, longMessage })
}

/** The error for a parameter that was sent more than once. */
export const repeated = (param: string, values: readonly string[]): ApiErrorJSON =>
  problem('form_param_type_invalid', {
    param,
    longMessage: `${param} came ${values.length} times. Send it once: it is one value, no list.`,
  })

/** The value of a parameter; the first one if it was sent more than once. */
export const textOf = (form: Form, param: string): string | undefined => {
  const value = Object.hasOwn(form, param) ? form[param] : undefined
  return typeof value === 'string' ? value : value?.[0]
}

const merged = (changes: Changes, more: Changes): Changes => ({
  ...changes,
  ...more,
  ...(more.values ? { values: { ...changes.values, ...more.values } } : {}),
})

/** Reads a whole form. Throws one `Refusal` with every error. */
export const readParameters = (form: Form, settings: UserSettings, strict: boolean): Changes => {
  const objections: ApiErrorJSON[] = []
  let changes: Changes = {}
  for (const param of Object.keys(form).filter((name) => !isIgnored(name))) {
    const [read, ...attributes] = (Object.hasOwn(PARAMETERS, param) && PARAMETERS[param]) || []
    const isEnabled = attributes.length === 0 || attributes.some((name) => settings.attributes[name].enabled)
    if (!read || !isEnabled) {
      if (strict) objections.push(unknown(param, attributes))
      continue
    }
    const values = form[param]
    const isRepeated = strict && typeof values !== 'string' && values !== undefined
    const reading = isRepeated ? [repeated(param, values)] : read(textOf(form, param) ?? '', settings)
    if (Array.isArray(reading)) objections.push(...reading)
    else changes = merged(changes, reading as Changes) // not an array: `Array.isArray` does not narrow a readonly one
  }
  if (objections.length) throw new Refusal(objections)
  return changes
}
