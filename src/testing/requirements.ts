import type { AttributeName, UserSettings } from './settings/settings.ts'

/** How far a sign-up has come: which fields have a value, and which of them are verified. */
export interface Progress {
  /** The names of fields; `oauth_…` or `enterprise_sso` once somebody came back from there. */
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

/** Whether a field, once given, has to be verified. A wallet always: its address alone proves nothing. */
const isVerified = ({ attributes }: UserSettings, name: (typeof IDENTIFIERS)[number]): boolean =>
  name === 'web3_wallet' || (name !== 'username' && attributes[name].verify_at_sign_up)

/** Somebody who came back from a provider is known by more than a field. */
const isExternal = ({ provided }: Progress): boolean =>
  [...provided].some((name) => name.startsWith('oauth_') || name === ENTERPRISE)

/** Without progressive sign-up, email address and phone number are not required one by one: either will do. */
const asksForEither = ({ attributes, sign_up }: UserSettings): boolean =>
  !sign_up.progressive && attributes.email_address.enabled && attributes.phone_number.enabled

const isRequired = (settings: UserSettings, name: AttributeName): boolean => {
  const { enabled, required } = settings.attributes[name]
  const isHeard = settings.sign_up.progressive || (name !== 'email_address' && name !== 'phone_number')
  return enabled && (isHeard ? required : !asksForEither(settings))
}

/** What to ask for when nothing that is required identifies the person: without an identifier there is no user. */
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

/** Which required fields are not missed, however empty they are. Consent is never among them. */
const isExcused = ({ sign_up }: UserSettings, progress: Progress): ((name: string) => boolean) => {
  const { provided, verified } = progress
  const hasPassword = isExternal(progress) || verified.has('web3_wallet')
  // A provider's account, or a wallet, is what a password would be.
  if (sign_up.progressive) return (name) => name === 'password' && hasPassword
  if (provided.has('web3_wallet')) return (name) => name !== 'web3_wallet' && name !== 'legal_accepted'
  return (name) => isExternal(progress) && IGNORED_AFTER_PROVIDER.includes(name)
}

/** Without progressive sign-up, a provider has to give an email address that is verified. */
export const isEmailFromProviderNeeded = ({ attributes, sign_up }: UserSettings): boolean =>
  !sign_up.progressive && attributes.email_address.enabled

/**
 * The requirement engine: what these settings ask of a sign-up that has come so far.
 *
 * A required field has to be there. A field that is there has to be verified, required or not, when the settings say so.
 * At least one field has to identify the person.
 *
 * Without progressive sign-up, providers and wallets go their own way: who comes through one is asked for hardly more.
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
