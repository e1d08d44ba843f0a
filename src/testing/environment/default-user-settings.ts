import type { AttributeSettings, InstanceSettings } from './settings.ts'

const OFF = { enabled: false } as const

const attribute = (changes: Partial<AttributeSettings> = {}): AttributeSettings => ({
  enabled: false,
  required: false,
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verifications: [],
  verify_at_sign_up: false,
  immutable: false,
  ...changes,
})

/** What users may sign up and sign in with: an email address verified by a code, and a password. */
export const DEFAULT_USER_SETTINGS: InstanceSettings['settings'] = {
  attributes: {
    email_address: attribute({
      enabled: true,
      required: true,
      used_for_first_factor: true,
      first_factors: ['email_code'],
      verifications: ['email_code'],
      verify_at_sign_up: true,
    }),
    phone_number: attribute({
      used_for_first_factor: true,
      first_factors: ['phone_code'],
      second_factors: ['phone_code'],
      verifications: ['phone_code'],
      verify_at_sign_up: true,
      channels: ['sms'],
    }),
    username: attribute({ used_for_first_factor: true }),
    web3_wallet: attribute({
      used_for_first_factor: true,
      first_factors: [
        'web3_metamask_signature',
        'web3_coinbase_wallet_signature',
        'web3_base_signature',
        'web3_okx_wallet_signature',
        'web3_solana_signature',
      ],
    }),
    first_name: attribute(),
    last_name: attribute(),
    password: attribute({ enabled: true, required: true }),
    authenticator_app: attribute({
      used_for_second_factor: true,
      second_factors: ['totp'],
      verifications: ['totp'],
    }),
    ticket: attribute({ enabled: true }),
    backup_code: attribute({ used_for_second_factor: true, second_factors: ['backup_code'] }),
    passkey: attribute({ used_for_first_factor: true, first_factors: ['passkey'], verifications: ['passkey'] }),
  },
  actions: { delete_self: true, create_organization: false, create_organizations_limit: null },
  social: {},
  enterprise_sso: { enabled: false, self_serve_sso: false },
  saml: { enabled: false },
  sign_in: { second_factor: { required: false } },
  sign_up: {
    captcha_enabled: false,
    captcha_widget_type: 'smart',
    custom_action_required: false,
    legal_consent_enabled: false,
    mfa: { required: false },
    mode: 'public',
    progressive: true,
  },
  restrictions: {
    allowlist: OFF,
    blocklist: OFF,
    allowlist_blocklist_disabled_on_sign_in: OFF,
    block_email_subaddresses: OFF,
    block_disposable_email_domains: OFF,
  },
  password_settings: {
    allowed_special_characters: '',
    disable_hibp: false,
    disable_password_reverification: false,
    enforce_hibp_on_sign_in: false,
    min_length: 8,
    max_length: 72,
    require_special_char: false,
    require_numbers: false,
    require_uppercase: false,
    require_lowercase: false,
    show_zxcvbn: false,
    min_zxcvbn_strength: 0,
  },
  username_settings: {
    min_length: 4,
    max_length: 64,
    allow_extended_special_characters: false,
    allow_numeric_usernames: false,
  },
  passkey_settings: { allow_autofill: false, show_sign_in_button: false, satisfies_second_factor: false },
  attack_protection: {
    user_lockout: { enabled: true, max_attempts: 100, duration_in_minutes: 60 },
    pii: { enabled: true },
    enumeration_protection: OFF,
    email_link: { require_same_client: false },
  },
}
