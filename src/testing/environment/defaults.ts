import { DEFAULT_DISPLAY_CONFIG } from './default-display-config.ts'
import { DEFAULT_USER_SETTINGS } from './default-user-settings.ts'
import type { InstanceSettings } from './settings.ts'

/** The default settings: an email address verified by a code, and a password. */
export const DEFAULT_INSTANCE: InstanceSettings = {
  settings: DEFAULT_USER_SETTINGS,
  displayConfig: DEFAULT_DISPLAY_CONFIG,
  authConfig: {
    single_session_mode: true,
    enhanced_email_deliverability: false,
    cookieless_dev: true,
    url_based_session_syncing: true,
    claimed_at: null,
    reverification: false,
    native_settings: {
      object: 'native_settings',
      api_enabled: false,
      trusted_device_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_up_enabled: false,
    },
  },
  limits: {
    codeExpiresInMs: 600_000,
    attempts: 3,
    resendIntervalMs: 0,
    signUpAbandonedAfterMs: 86_400_000,
    signInAbandonedAfterMs: 86_400_000,
    tokenLifetimeMs: 60_000,
    requestsPerMinute: null,
    messagesPerHour: null,
  },
  responses: { clientIn: 'client', completeSignUp: 'dropped', clientOnError: false },
  signIns: { deviceTrust: false, passwordPolicy: false, passkeyDomain: null },
  breachedPasswords: [],
  accessLists: { allowlist: [], blocklist: [] },
  enterpriseConnections: [],
  sessionTasks: [],
}
