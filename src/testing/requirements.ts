import type { AttributeName, UserSettings } from './settings/settings.ts'

/** How far a sign-up has come: which fields have a value, and which of them are verified. */
export interface Progress {
  readonly provided: ReadonlySet<string>
  readonly verified: ReadonlySet<string>
}

/** What a sign-up still needs. `missing_fields` is always a subset of `required_fields`. */
export interface Requirements {
  readonly status: 'missing_requirements' | 'complete'
  readonly required_fields: readonly string[]
  readonly optional_fields: readonly string[]
  readonly missing_fields: readonly string[]
  readonly unverified_fields: readonly string[]
}

const IDENTIFIERS = ['email_address', 'phone_number', 'username', 'web3_wallet'] as const
const ATTRIBUTES: readonly AttributeName[] = [...IDENTIFIERS, 'first_name', 'last_name', 'password']
const EITHER = 'email_address_or_phone_number'

/** Whether a field, once given, has to be verified. A wallet always: its address alone proves nothing. */
const isVerified = ({ attributes }: UserSettings, name: (typeof IDENTIFIERS)[number]): boolean =>
  name === 'web3_wallet' || (name !== 'username' && attributes[name].verify_at_sign_up)

/** What to ask for when the settings require no identifier and the sign-up has none: without one there is no user. */
const missingIdentifier = ({ attributes }: UserSettings, providers: readonly string[]): readonly string[] => {
  const enabled = IDENTIFIERS.filter((name) => attributes[name].enabled)
  if (enabled.some((name) => attributes[name].required)) return []
  return attributes.email_address.enabled && attributes.phone_number.enabled
    ? [EITHER]
    : [...enabled, ...providers].slice(0, 1)
}

/**
 * The requirement engine: what these settings ask of a sign-up that has come so far.
 *
 * A required field has to be there. A field that is there has to be verified, required or not, when the settings say so.
 * At least one field has to identify the person.
 */
export const requirementsOf = (settings: UserSettings, { provided, verified }: Progress): Requirements => {
  const { attributes, social, sign_up } = settings
  const enabled = ATTRIBUTES.filter((name) => attributes[name].enabled)
  const providers = Object.keys(social).filter((name) => social[name]?.enabled)
  const isIdentified = [...IDENTIFIERS, ...providers].some((name) => provided.has(name))
  const needed = isIdentified ? [] : missingIdentifier(settings, providers)

  const required = [
    ...enabled.filter((name) => attributes[name].required),
    ...(sign_up.legal_consent_enabled ? ['legal_accepted'] : []),
    ...needed.filter((name) => !providers.includes(name)),
  ].sort()
  const optional = enabled.filter((name) => !required.includes(name)).sort()
  const isRequired = (provider: string) => social[provider]?.required || needed.includes(provider)

  const required_fields = [...required, ...providers.filter(isRequired)]
  const optional_fields = [...optional, ...providers.filter((name) => !isRequired(name))]
  const missing_fields = required_fields.filter((name) => !provided.has(name))
  const unverified_fields = IDENTIFIERS.filter(
    (name) => provided.has(name) && !verified.has(name) && isVerified(settings, name),
  )
  const isComplete = missing_fields.length === 0 && unverified_fields.length === 0
  const status = isComplete ? 'complete' : 'missing_requirements'
  return { status, required_fields, optional_fields, missing_fields, unverified_fields }
}
