import { type ApiErrorJSON, apiError } from '../api-errors.ts'
import type { AttributeName, UserSettings } from '../environment/settings.ts'
import type { Form } from '../server/form.ts'
import { readForm } from '../server/read-form.ts'
import { TEXT_FIELDS, wireNameOf } from './fields.ts'
import {
  readEmailAddress,
  readEmailAddressOrPhoneNumber,
  readPhoneNumber,
  readUsername,
  readWallet,
} from './read-identifiers.ts'
import { readPassword } from './read-password.ts'
import { readFirstName, readLastName, readLegalAccepted, readText, readUnsafeMetadata } from './read-profile.ts'
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
import type { Changes, Reader } from './reading.ts'

/** The parameters by name: the reader of each, and the attributes of which one must be enabled. */
type Parameters = Readonly<Record<string, readonly [read: Reader, ...attributes: AttributeName[]]>>

/** The fields that a rule decides about. */
const FIELDS_WITH_RULES: Parameters = {
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
}

/** The other text fields: accepted as they are. */
const OTHER_FIELDS: Parameters = Object.fromEntries(
  TEXT_FIELDS.filter((name) => !Object.hasOwn(FIELDS_WITH_RULES, wireNameOf(name))).map((name) => [
    wireNameOf(name),
    [readText(name)],
  ]),
)

/** Every parameter of a sign-up. */
const PARAMETERS: Parameters = {
  ...FIELDS_WITH_RULES,
  ...OTHER_FIELDS,
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

const unknown = (param: string, attributes: readonly AttributeName[]): ApiErrorJSON => {
  const switches = attributes.map((name) => `\`settings.attributes.${name}.enabled\``).join(' or ')
  const longMessage = attributes.length
    ? `${param} is not enabled: set ${switches}, or do not send it.`
    : `${param} is not a parameter of a sign-up. Parameters: ${Object.keys(PARAMETERS).join(', ')}.`
  return apiError('form_param_unknown', { param, longMessage })
}

const mergeChanges = (changes: Changes, more: Changes): Changes => ({
  ...changes,
  ...more,
  ...(more.values ? { values: { ...changes.values, ...more.values } } : {}),
})

/** Reads a whole form. Throws one `Problem` with every error. */
export const readParameters = (form: Form, settings: UserSettings, strict: boolean): Changes => {
  const rowOf = (param: string) => (Object.hasOwn(PARAMETERS, param) && PARAMETERS[param]) || []
  return readForm<Changes>(
    form,
    {
      readerOf: (param) => {
        const [read, ...attributes] = rowOf(param)
        return attributes.length === 0 || attributes.some((name) => settings.attributes[name].enabled)
          ? read
          : undefined
      },
      unknown: (param) => unknown(param, rowOf(param).slice(1) as AttributeName[]), // as the table has them
      merge: mergeChanges,
    },
    { settings, strict },
  )
}

const ROUND_TRIP = ['redirect_url', 'action_complete_redirect_url', 'oidc_prompt', 'oidc_login_hint']

/** The parameters of a sign-up's actions. Creation and changes take the parameters of a sign-up instead. */
export const ACTION_PARAMETERS: Readonly<
  Record<'prepare_verification' | 'attempt_verification' | 'protect_check', readonly string[]>
> = {
  prepare_verification: ['strategy', 'channel', ...ROUND_TRIP, 'enterprise_connection_id', 'proof_token'],
  attempt_verification: ['strategy', 'code', 'signature', 'token'],
  protect_check: ['proof_token'],
}

/** The parameters of an action; `undefined` for an unknown action. */
export const parametersOfAction = (action: string): readonly string[] | undefined =>
  Object.hasOwn(ACTION_PARAMETERS, action) ? ACTION_PARAMETERS[action as keyof typeof ACTION_PARAMETERS] : undefined
