import type { Handler } from '../server/context.ts'
import { keySet } from '../sessions/tokens.ts'
import type { MockState } from '../state/state.ts'
import { isTestMode } from '../verifications/test-recipients.ts'
import type { AttributeName, UserSettings } from './settings.ts'

const IDENTIFIERS: readonly AttributeName[] = ['email_address', 'phone_number', 'username', 'web3_wallet']
const ASKED_FOR = ['first_name', 'last_name', 'email_address', 'phone_number', 'username', 'password'] as const

const modeOf = ({ attributes }: UserSettings, name: AttributeName): string => {
  const { enabled, required } = attributes[name]
  return enabled ? (required ? 'required' : 'on') : 'off'
}

const RESETS = { email_address: 'reset_password_email_code', phone_number: 'reset_password_phone_code' } as const

/** The strategies of enabled attributes, and those of passwords. */
const firstFactors = ({ attributes }: UserSettings): readonly string[] => {
  const isOn = (name: AttributeName) => attributes[name].enabled
  const resets = (['email_address', 'phone_number'] as const).filter(isOn).map((name) => RESETS[name])
  return [
    ...Object.values(attributes).flatMap(({ enabled, first_factors }) => (enabled ? first_factors : [])),
    ...(isOn('password') ? ['password', ...resets] : []),
  ]
}

/** Members that the service derives from `user_settings`, for older clients. */
const presentAuthConfig = (settings: UserSettings) => {
  const attributes = Object.values(settings.attributes).filter(({ enabled }) => enabled)
  const providers = Object.keys(settings.social).filter((name) => settings.social[name]?.enabled)
  const identifiers = IDENTIFIERS.filter((name) => settings.attributes[name].enabled)
  const strategies = [...identifiers, ...providers].sort()
  return {
    ...Object.fromEntries(ASKED_FOR.map((name) => [name, modeOf(settings, name)])),
    identification_requirements: [strategies, []],
    identification_strategies: strategies,
    first_factors: [...new Set([...firstFactors(settings), ...providers, 'ticket'])].sort(),
    second_factors: [
      ...new Set(
        attributes.flatMap(({ used_for_second_factor, second_factors }) =>
          used_for_second_factor ? second_factors : [],
        ),
      ),
    ].sort(),
    email_address_verification_strategies: settings.attributes.email_address.verifications,
  }
}

/** The environment as on the wire, without an envelope. */
export const presentEnvironment = ({ instance: { settings, displayConfig, authConfig, sessionTasks } }: MockState) => ({
  auth_config: {
    object: 'auth_config',
    id: 'aconf_mock',
    ...presentAuthConfig(settings),
    ...authConfig,
    test_mode: isTestMode({ authConfig, displayConfig }),
  },
  display_config: { object: 'display_config', id: 'display_config_mock', ...displayConfig },
  user_settings: settings,
  organization_settings: {
    enabled: false,
    max_allowed_memberships: 5,
    force_organization_selection: sessionTasks.includes('choose-organization'),
    actions: { admin_delete: false },
    domains: { enabled: false, enrollment_modes: [], default_role: 'org:member' },
    slug: { disabled: true },
    creator_role: 'org:admin',
  },
  fraud_settings: { object: 'fraud_settings', native: { device_attestation_mode: 'disabled' } },
  commerce_settings: {
    billing: {
      enabled: false,
      has_paid_user_plans: false,
      has_paid_org_plans: false,
      free_trial_requires_payment_method: true,
      user: { enabled: false, has_paid_plans: false },
      organization: { enabled: false, has_paid_plans: false },
    },
  },
  api_keys_settings: { enabled: false, user_api_keys_enabled: false, orgs_api_keys_enabled: false },
  maintenance_mode: false,
  client_debug_mode: false,
  partitioned_cookies: false,
})

/** `GET /environment`, and `PATCH`, which development clients send. */
export const getEnvironment: Handler = ({ server }) => presentEnvironment(server.state)

/** `GET /.well-known/jwks.json`: the public keys of session tokens. */
export const getKeySet: Handler = () => keySet()
