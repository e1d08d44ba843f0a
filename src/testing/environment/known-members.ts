import { DEFAULT_INSTANCE } from './defaults.ts'
import { ANYTHING, type Members, membersNamed, membersOf, withMembers } from './members.ts'

const ATTRIBUTE = membersNamed(
  `enabled required immutable name used_for_first_factor first_factors used_for_second_factor second_factors
  verifications verify_at_sign_up channels`,
)

const ATTRIBUTES = Object.fromEntries(
  [...Object.keys(DEFAULT_INSTANCE.settings.attributes), 'ticket'].map((name) => [name, ATTRIBUTE]),
)

const PROVIDER = membersNamed(
  `enabled required authenticatable block_email_subaddresses strategy not_selectable deprecated name logo_url`,
)

const SWITCH = membersNamed('enabled')
const ENTERPRISE_SSO = membersNamed('enabled self_serve_sso')

/** Members that the service returns but the mock does not apply, so that a real environment can be pasted as it is. */
const OF_THE_SERVICE = {
  settings: {
    attributes: ATTRIBUTES,
    social: () => PROVIDER,
    saml: ENTERPRISE_SSO,
    enterprise_sso: ENTERPRISE_SSO,
    actions: membersNamed('delete_self create_organization create_organizations_limit'),
    sign_up: membersNamed('allowlist_only captcha_widget_type custom_action_required disable_hibp'),
    sign_in: { second_factor: membersNamed('required enabled') },
    restrictions: {
      allowlist: SWITCH,
      blocklist: SWITCH,
      allowlist_blocklist_disabled_on_sign_in: SWITCH,
      block_email_subaddresses: SWITCH,
      block_disposable_email_domains: SWITCH,
      ignore_dots_for_gmail_addresses: SWITCH,
    },
    password_settings: membersNamed('disable_password_reverification enforce_hibp_on_sign_in'),
    username_settings: membersNamed('allow_extended_special_characters allow_numeric_usernames'),
    attack_protection: { user_lockout: membersNamed('enabled max_attempts duration_in_minutes'), pii: SWITCH },
    passkey_settings: membersNamed('allow_autofill show_sign_in_button satisfies_second_factor'),
  },
  displayConfig: membersNamed(
    `object id instance_environment_type application_name theme preferred_sign_in_strategy logo_image_url favicon_image_url
      home_url sign_in_url sign_up_url user_profile_url waitlist_url oauth_consent_url after_sign_in_url after_sign_up_url
      after_sign_out_one_url after_sign_out_all_url after_switch_session_url after_join_waitlist_url organization_profile_url
      create_organization_url after_leave_organization_url after_create_organization_url logo_link_url support_email branded
      experimental_force_oauth_first clerk_js_version show_devmode_warning google_one_tap_client_id help_url
      privacy_policy_url terms_url logo_url favicon_url logo_image favicon_image captcha_public_key captcha_widget_type
      captcha_public_key_invisible captcha_provider captcha_oauth_bypass captcha_heartbeat captcha_heartbeat_interval_ms
      customization`,
  ),
  authConfig: membersNamed(
    `object id first_name last_name email_address phone_number username password identification_requirements
    identification_strategies first_factors second_factors email_address_verification_strategies single_session_mode
    enhanced_email_deliverability test_mode cookieless_dev url_based_session_syncing claimed_at reverification
    native_settings preferred_channels session_minter`,
  ),
  enterpriseConnections: () => membersNamed('id name domains provider ssoBypassAllowlist'),
  sessionTasks: ANYTHING,
  breachedPasswords: ANYTHING,
} satisfies Members

const { social: _, ...settings } = DEFAULT_INSTANCE.settings

/** The members that `configure()` accepts. */
export const CONFIGURATION: Members = withMembers(
  OF_THE_SERVICE,
  membersOf({ ...DEFAULT_INSTANCE, settings, enterpriseConnections: undefined }),
)

/** The members that `createMockFrontendApi()` accepts. */
export const OPTIONS: Members = withMembers(CONFIGURATION, membersNamed('clients now seed strict latency'))
