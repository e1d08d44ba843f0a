import type { MockState } from '../state/state.ts'

/** The environment as the wire has it: not wrapped in an envelope. */
export const presentEnvironment = ({ instance: { settings, displayConfig, authConfig, sessionTasks } }: MockState) => ({
  object: 'environment',
  id: 'aconf_mock',
  auth_config: { object: 'auth_config', id: 'aconf_mock', ...authConfig },
  display_config: { object: 'display_config', id: 'display_config_mock', ...displayConfig },
  user_settings: settings,
  organization_settings: {
    enabled: false,
    max_allowed_memberships: 5,
    force_organization_selection: sessionTasks.includes('choose-organization'),
    actions: { admin_delete: false },
    domains: { enabled: false, enrollment_modes: [], default_role: null },
  },
  commerce_settings: {
    billing: {
      user: { enabled: false, has_paid_plans: false },
      organization: { enabled: false, has_paid_plans: false },
    },
  },
  api_keys_settings: { enabled: false },
  maintenance_mode: false,
  client_debug_mode: false,
  partitioned_cookies: false,
})
