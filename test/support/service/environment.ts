import * as z from 'zod/mini'
import { additionsTo } from './additions.ts'

const text = z.nullable(z.string())
const texts = z.array(z.string())
const flag = z.boolean()
const count = z.int()
const enabled = z.strictObject({ enabled: flag })

const mode = z.enum(['on', 'off', 'required'])

const authConfig = z.strictObject({
  object: z.literal('auth_config'),
  id: z.string(),
  first_name: mode,
  last_name: mode,
  email_address: mode,
  phone_number: mode,
  username: mode,
  password: mode,
  identification_requirements: z.array(texts),
  identification_strategies: texts,
  first_factors: texts,
  second_factors: texts,
  email_address_verification_strategies: texts,
  single_session_mode: flag,
  enhanced_email_deliverability: flag,
  test_mode: flag,
  cookieless_dev: flag,
  url_based_session_syncing: flag,
  claimed_at: z.nullable(count),
  reverification: flag,
  native_settings: z.strictObject({
    object: z.literal('native_settings'),
    api_enabled: flag,
    trusted_device_sign_in_enabled: flag,
    trusted_device_enrollment_prompt_after_sign_in_enabled: flag,
    trusted_device_enrollment_prompt_after_sign_up_enabled: flag,
  }),
})

const ADDRESSES = [
  ...['home_url', 'sign_in_url', 'sign_up_url', 'user_profile_url', 'waitlist_url', 'oauth_consent_url'],
  ...['after_sign_in_url', 'after_sign_up_url', 'after_sign_out_one_url', 'after_sign_out_all_url', 'logo_link_url'],
  ...['after_switch_session_url', 'after_join_waitlist_url', 'after_leave_organization_url'],
  ...['after_create_organization_url', 'organization_profile_url', 'create_organization_url'],
]

const displayConfig = z.strictObject({
  object: z.literal('display_config'),
  id: z.string(),
  ...Object.fromEntries(ADDRESSES.map((name) => [name, z.string()])),
  instance_environment_type: z.enum(['production', 'development', 'staging']),
  application_name: z.string(),
  theme: z.record(z.string(), z.unknown()),
  preferred_sign_in_strategy: z.enum(['password', 'otp']),
  logo_image_url: text,
  favicon_image_url: text,
  support_email: text,
  branded: flag,
  experimental_force_oauth_first: flag,
  clerk_js_version: text,
  show_devmode_warning: flag,
  google_one_tap_client_id: text,
  help_url: text,
  privacy_policy_url: text,
  terms_url: text,
  logo_url: text,
  favicon_url: text,
  logo_image: z.null(),
  favicon_image: z.null(),
  captcha_public_key: text,
  captcha_widget_type: z.nullable(z.enum(['smart', 'invisible'])),
  captcha_public_key_invisible: text,
  captcha_provider: z.nullable(z.literal('turnstile')),
  captcha_oauth_bypass: texts,
  captcha_heartbeat: z.optional(z.nullable(flag)),
})

const attribute = z.strictObject({
  enabled: flag,
  required: flag,
  used_for_first_factor: flag,
  first_factors: texts,
  used_for_second_factor: flag,
  second_factors: texts,
  verifications: texts,
  verify_at_sign_up: flag,
  immutable: flag,
  ...additionsTo('attribute'),
})

const ATTRIBUTES = [
  ...['email_address', 'phone_number', 'username', 'web3_wallet', 'first_name', 'last_name', 'password'],
  ...['authenticator_app', 'ticket', 'backup_code', 'passkey'],
]

const social = z.strictObject({
  enabled: flag,
  required: flag,
  authenticatable: flag,
  block_email_subaddresses: flag,
  strategy: z.string(),
  not_selectable: flag,
  deprecated: flag,
  name: z.string(),
  logo_url: text,
})

const userSettings = z.strictObject({
  attributes: z.strictObject(Object.fromEntries(ATTRIBUTES.map((name) => [name, attribute]))),
  social: z.record(z.string().check(z.startsWith('oauth_')), social),
  saml: enabled,
  enterprise_sso: z.strictObject({ enabled: flag, self_serve_sso: flag }),
  sign_in: z.strictObject({ second_factor: z.strictObject({ required: flag }) }),
  sign_up: z.strictObject({
    captcha_enabled: flag,
    captcha_widget_type: z.enum(['smart', 'invisible']),
    custom_action_required: flag,
    progressive: flag,
    mode: z.enum(['public', 'restricted', 'waitlist']),
    legal_consent_enabled: flag,
    mfa: z.strictObject({ required: flag }),
  }),
  restrictions: z.strictObject({
    allowlist: enabled,
    blocklist: enabled,
    allowlist_blocklist_disabled_on_sign_in: enabled,
    block_email_subaddresses: enabled,
    block_disposable_email_domains: enabled,
  }),
  password_settings: z.strictObject({
    disable_hibp: flag,
    disable_password_reverification: flag,
    min_length: count,
    max_length: count,
    require_special_char: flag,
    require_numbers: flag,
    require_uppercase: flag,
    require_lowercase: flag,
    show_zxcvbn: flag,
    min_zxcvbn_strength: count,
    enforce_hibp_on_sign_in: flag,
    allowed_special_characters: z.string(),
  }),
  username_settings: z.strictObject({
    min_length: count,
    max_length: count,
    allow_extended_special_characters: flag,
    allow_numeric_usernames: flag,
  }),
  actions: z.strictObject({ delete_self: flag, create_organization: flag, create_organizations_limit: z.null() }),
  attack_protection: z.strictObject({
    user_lockout: z.strictObject({ enabled: flag, max_attempts: count, duration_in_minutes: count }),
    pii: enabled,
    email_link: z.strictObject({ require_same_client: flag }),
    enumeration_protection: enabled,
  }),
  passkey_settings: z.strictObject({ allow_autofill: flag, show_sign_in_button: flag, satisfies_second_factor: flag }),
})

const plans = z.strictObject({ enabled: flag, has_paid_plans: flag })

export const environment = z.strictObject({
  auth_config: authConfig,
  display_config: displayConfig,
  user_settings: userSettings,
  organization_settings: z.strictObject({
    enabled: flag,
    max_allowed_memberships: count,
    actions: z.strictObject({ admin_delete: flag }),
    domains: z.strictObject({ enabled: flag, enrollment_modes: texts, default_role: z.string() }),
    slug: z.strictObject({ disabled: flag }),
    creator_role: z.string(),
    ...additionsTo('organization_settings'),
  }),
  fraud_settings: z.strictObject({
    object: z.literal('fraud_settings'),
    native: z.strictObject({ device_attestation_mode: z.enum(['disabled', 'onboarding', 'enforced']) }),
  }),
  commerce_settings: z.strictObject({
    billing: z.strictObject({
      enabled: flag,
      has_paid_user_plans: flag,
      has_paid_org_plans: flag,
      free_trial_requires_payment_method: flag,
      user: plans,
      organization: plans,
    }),
  }),
  api_keys_settings: z.strictObject({ enabled: flag, user_api_keys_enabled: flag, orgs_api_keys_enabled: flag }),
  client_debug_mode: flag,
  partitioned_cookies: flag,
  maintenance_mode: flag,
})
