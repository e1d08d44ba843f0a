import type { AttributeName, UserSettings } from '../environment/settings.ts'

/** The progress of a sign-up: which fields have a value, and which of them are verified. */
export interface Progress {
  /** The names of fields; `oauth_…` or `enterprise_sso` once the user came back from that provider. */
  readonly provided: ReadonlySet<string>
  readonly verified: ReadonlySet<string>
  /** Whether the email address belongs to an enterprise connection. */
  readonly isEnterprise?: boolean
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
const ENTERPRISE = 'enterprise_sso'

/** Whether a field, once given, must be verified. A wallet always: its address alone proves nothing. */
const isVerified = ({ attributes }: UserSettings, name: (typeof IDENTIFIERS)[number]): boolean =>
  name === 'web3_wallet' || (name !== 'username' && attributes[name].verify_at_sign_up)

/** Whether the user came back from a provider. */
const isExternal = ({ provided }: Progress): boolean =>
  [...provided].some((name) => name.startsWith('oauth_') || name === ENTERPRISE)

/** Without progressive sign-up, either an email address or a phone number is enough. */
const asksForEither = ({ attributes, sign_up }: UserSettings): boolean =>
  !sign_up.progressive && attributes.email_address.enabled && attributes.phone_number.enabled

const isRequired = (settings: UserSettings, name: AttributeName): boolean => {
  const { enabled, required } = settings.attributes[name]
  const isHeard = settings.sign_up.progressive || (name !== 'email_address' && name !== 'phone_number')
  return enabled && (isHeard ? required : !asksForEither(settings))
}

/** What to request if no required field identifies the user: a user needs an identifier. */
const missingIdentifier = (
  settings: UserSettings,
  progress: Progress,
  providers: readonly string[],
): readonly string[] => {
  const { attributes } = settings
  const has = (...names: readonly string[]) => names.some((name) => progress.provided.has(name))
  if (asksForEither(settings)) return has('email_address', 'phone_number') ? [] : [EITHER]

  const enabled = IDENTIFIERS.filter((name) => attributes[name].enabled)
  if (has(...IDENTIFIERS) || isExternal(progress) || enabled.some((name) => isRequired(settings, name))) return []
  return attributes.email_address.enabled && attributes.phone_number.enabled
    ? [EITHER]
    : [...enabled, ...providers].slice(0, 1)
}

const IGNORED_AFTER_PROVIDER = ['password', 'first_name', 'last_name', 'phone_number', EITHER]

/** Which required fields may be empty. Legal consent is never one of them. */
const isExcused = ({ sign_up }: UserSettings, progress: Progress): ((name: string) => boolean) => {
  const { provided, verified } = progress
  const hasPassword = isExternal(progress) || verified.has('web3_wallet')
  // A provider's account or a wallet replaces a password.
  if (sign_up.progressive) return (name) => name === 'password' && hasPassword
  if (provided.has('web3_wallet')) return (name) => name !== 'web3_wallet' && name !== 'legal_accepted'
  return (name) => isExternal(progress) && IGNORED_AFTER_PROVIDER.includes(name)
}

/** Without progressive sign-up, a provider must supply a verified email address. */
export const isEmailFromProviderNeeded = ({ attributes, sign_up }: UserSettings): boolean =>
  !sign_up.progressive && attributes.email_address.enabled

/**
 * Returns what these settings require of a sign-up with this progress.
 *
 * A required field must have a value. A field with a value must be verified if the settings say so, required or not.
 * At least one field must identify the user.
 *
 * Without progressive sign-up, a user with a provider's account or a wallet needs hardly any other field.
 */
export const requirementsOf = (settings: UserSettings, progress: Progress): Requirements => {
  const { attributes, social, sign_up } = settings
  const { provided, verified, isEnterprise = false } = progress
  const enabled = ATTRIBUTES.filter((name) => attributes[name].enabled)
  const providers = Object.keys(social).filter((name) => social[name]?.enabled)
  const needed = missingIdentifier(settings, progress, providers)

  const required = [
    ...enabled.filter((name) => isRequired(settings, name)),
    ...(sign_up.legal_consent_enabled ? ['legal_accepted'] : []),
    ...(isEnterprise ? [ENTERPRISE] : []),
    ...needed.filter((name) => !providers.includes(name)),
  ].sort()
  const optional = enabled.filter((name) => !required.includes(name)).sort()
  const isProviderRequired = (provider: string) => social[provider]?.required || needed.includes(provider)

  const required_fields = [...required, ...providers.filter(isProviderRequired)]
  const optional_fields = [...optional, ...providers.filter((name) => !isProviderRequired(name))]
  const excused = isExcused(settings, progress)
  const missing_fields = required_fields.filter((name) => !provided.has(name) && !excused(name))
  const unverified_fields = IDENTIFIERS.filter(
    (name) => provided.has(name) && !verified.has(name) && isVerified(settings, name) && !excused(name),
  )
  const isComplete = missing_fields.length === 0 && unverified_fields.length === 0
  const status = isComplete ? 'complete' : 'missing_requirements'
  return { status, required_fields, optional_fields, missing_fields, unverified_fields }
}
