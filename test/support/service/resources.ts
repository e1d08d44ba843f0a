import * as z from 'zod/mini'
import { additionsTo } from './additions.ts'
import {
  firstFactor,
  passkeyVerification,
  roundTrip,
  secondFactor,
  verificationOf,
  verificationsOfSignUp,
} from './verifications.ts'

const text = z.nullable(z.string())
const time = z.int()
const maybeTime = z.nullable(time)
const metadata = z.record(z.string(), z.unknown())
const texts = z.array(z.string())

const link = z.strictObject({ type: z.string(), id: z.string() })

const identified = (object: string) => ({
  object: z.literal(object),
  id: z.string(),
  created_at: time,
  updated_at: time,
})

const emailAddress = z.strictObject({
  ...identified('email_address'),
  email_address: z.string(),
  reserved: z.boolean(),
  verification: z.nullable(verificationOf.emailAddress),
  linked_to: z.array(link),
  matches_sso_connection: z.boolean(),
})

const phoneNumber = z.strictObject({
  ...identified('phone_number'),
  phone_number: z.string(),
  reserved_for_second_factor: z.boolean(),
  default_second_factor: z.boolean(),
  reserved: z.boolean(),
  verification: z.nullable(verificationOf.phoneNumber),
  linked_to: z.array(link),
  backup_codes: z.nullable(texts),
})

const web3Wallet = z.strictObject({
  ...identified('web3_wallet'),
  web3_wallet: z.string(),
  verification: z.nullable(verificationOf.web3Wallet),
})

const externalAccount = z.strictObject({
  ...identified('external_account'),
  provider: z.string(),
  identification_id: z.string(),
  provider_user_id: z.string(),
  approved_scopes: z.string(),
  email_address: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  image_url: z.string(),
  username: text,
  public_metadata: metadata,
  label: text,
  verification: z.nullable(roundTrip),
})

// In no recording and not described: as the official client reads it.
const enterpriseAccount = z.strictObject({
  object: z.literal('enterprise_account'),
  id: z.string(),
  active: z.boolean(),
  protocol: z.enum(['saml', 'oauth']),
  provider: z.string(),
  enterprise_connection: z.null(),
  enterprise_connection_id: text,
  provider_user_id: text,
  email_address: z.string(),
  first_name: text,
  last_name: text,
  last_authenticated_at: maybeTime,
  public_metadata: metadata,
  verification: z.nullable(roundTrip),
})

const passkey = z.strictObject({
  ...identified('passkey'),
  name: z.string(),
  last_used_at: maybeTime,
  verification: z.nullable(passkeyVerification),
})

const none = z.array(z.never())

const user = z.strictObject({
  ...identified('user'),
  username: text,
  first_name: text,
  last_name: text,
  locale: text,
  image_url: z.string(),
  has_image: z.boolean(),
  profile_image_url: z.string(),
  primary_email_address_id: text,
  primary_phone_number_id: text,
  primary_web3_wallet_id: text,
  password_enabled: z.boolean(),
  two_factor_enabled: z.boolean(),
  totp_enabled: z.boolean(),
  backup_code_enabled: z.boolean(),
  email_addresses: z.array(emailAddress),
  phone_numbers: z.array(phoneNumber),
  web3_wallets: z.array(web3Wallet),
  passkeys: z.array(passkey),
  external_accounts: z.array(externalAccount),
  saml_accounts: none,
  enterprise_accounts: z.array(enterpriseAccount),
  organization_memberships: none,
  password_last_updated_at: maybeTime,
  public_metadata: metadata,
  unsafe_metadata: metadata,
  external_id: text,
  last_sign_in_at: maybeTime,
  banned: z.boolean(),
  locked: z.boolean(),
  lockout_expires_in_seconds: z.nullable(z.int()),
  verification_attempts_remaining: z.nullable(z.int()),
  delete_self_enabled: z.boolean(),
  bypass_client_trust: z.boolean(),
  create_organization_enabled: z.boolean(),
  last_active_at: maybeTime,
  mfa_enabled_at: maybeTime,
  mfa_disabled_at: maybeTime,
  legal_accepted_at: maybeTime,
})

const publicUserData = z.strictObject({
  first_name: text,
  last_name: text,
  image_url: z.string(),
  has_image: z.boolean(),
  identifier: z.string(),
  username: text,
  profile_image_url: z.string(),
})

export const token = z.strictObject({
  object: z.literal('token'),
  jwt: z.string().check(z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
})

export const session = z.strictObject({
  ...identified('session'),
  status: z.enum(['active', 'pending', 'removed', 'ended', 'expired', 'abandoned', 'revoked', 'replaced']),
  expire_at: time,
  abandon_at: time,
  last_active_at: time,
  last_active_organization_id: text,
  last_active_token: z.nullable(token),
  actor: z.null(),
  tasks: z.optional(z.array(z.strictObject({ key: z.string() })).check(z.minLength(1))),
  user: z.nullable(user),
  public_user_data: z.nullable(publicUserData),
  factor_verification_age: z.array(z.int()).check(z.length(2)),
})

const FACTOR_STRATEGIES = [
  ...['ticket', 'password', 'email_code', 'email_link', 'phone_code', 'totp', 'backup_code', 'passkey'],
  ...['reset_password_email_code', 'reset_password_phone_code', 'enterprise_sso', 'google_one_tap'],
]

const isFactorStrategy = (strategy: string): boolean =>
  FACTOR_STRATEGIES.includes(strategy) || /^(oauth_\w+|web3_\w+_signature)$/.test(strategy)

const signInFactor = z.strictObject({
  strategy: z.string().check(z.refine(isFactorStrategy, 'it is no strategy')),
  safe_identifier: z.optional(z.string()),
  enterprise_connection_id: z.optional(z.string()),
  enterprise_connection_name: z.optional(z.string()),
  email_address_id: z.optional(z.string()),
  phone_number_id: z.optional(z.string()),
  web3_wallet_id: z.optional(z.string()),
  primary: z.optional(z.boolean()),
  ...additionsTo('sign_in_factor'),
})

const factors = z.nullable(z.array(signInFactor))

/** As the recordings have it: lists only while they matter, and a session when it is complete. */
const isConsistentSignIn = (signIn: Readonly<Record<string, unknown>>): boolean => {
  const { status, created_session_id, supported_first_factors, supported_second_factors } = signIn
  if ((status === 'complete') !== (created_session_id !== null)) return false
  if (status === 'complete' && (supported_first_factors !== null || supported_second_factors !== null)) return false
  return !['needs_second_factor', 'needs_client_trust'].includes(String(status)) || supported_second_factors !== null
}

export const signIn = z
  .strictObject({
    object: z.literal('sign_in_attempt'),
    id: z.string(),
    status: z.enum([
      'abandoned',
      'needs_identifier',
      'needs_first_factor',
      'needs_second_factor',
      'needs_client_trust',
      'needs_new_password',
      'needs_protect_check',
      'complete',
    ]),
    supported_identifiers: z.array(
      z.enum(['email_address', 'passkey', 'password', 'phone_number', 'username', 'web3_wallet']),
    ),
    supported_first_factors: factors,
    supported_second_factors: factors,
    first_factor_verification: z.nullable(firstFactor),
    second_factor_verification: z.nullable(secondFactor),
    identifier: text,
    user_data: z.nullable(
      z.strictObject({
        first_name: text,
        last_name: text,
        image_url: z.string(),
        has_image: z.boolean(),
        profile_image_url: text,
      }),
    ),
    created_session_id: text,
    abandon_at: time,
    client_trust_state: z.enum(['pending', 'new', 'known']),
    ...additionsTo('sign_in_attempt'),
  })
  .check(
    z.refine(isConsistentSignIn, 'it has a session and no lists when it is complete, and lists when they are needed'),
  )

const isFinished = (signUp: Readonly<Record<string, unknown>>): boolean => {
  const { status, created_user_id, created_session_id, missing_fields, unverified_fields } = signUp
  const open = [missing_fields, unverified_fields].flat().length
  return status === 'complete'
    ? open === 0 && created_user_id !== null && created_session_id !== null
    : created_user_id === null && created_session_id === null
}

export const signUp = z
  .strictObject({
    object: z.literal('sign_up_attempt'),
    id: z.string(),
    status: z.enum(['missing_requirements', 'complete', 'abandoned']),
    required_fields: texts,
    optional_fields: texts,
    missing_fields: texts,
    unverified_fields: texts,
    verifications: verificationsOfSignUp,
    username: text,
    email_address: text,
    phone_number: text,
    web3_wallet: text,
    password_enabled: z.boolean(),
    first_name: text,
    last_name: text,
    unsafe_metadata: metadata,
    public_metadata: metadata,
    custom_action: z.boolean(),
    external_id: text,
    created_session_id: text,
    created_user_id: text,
    abandon_at: time,
    legal_accepted_at: maybeTime,
    locale: text,
    ...additionsTo('sign_up_attempt'),
  })
  .check(z.refine(isFinished, 'it has a user and a session when it is complete, and nothing open; otherwise neither'))

export const client = z.strictObject({
  ...identified('client'),
  sessions: z.array(session),
  sign_in: z.nullable(signIn),
  sign_up: z.nullable(signUp),
  last_active_session_id: text,
  last_authentication_strategy: text,
  cookie_expires_at: maybeTime,
  captcha_bypass: z.boolean(),
})
