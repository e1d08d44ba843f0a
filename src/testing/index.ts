export type {
  LoggedRequest,
  MockBrowser,
  MockConfiguration,
  MockFrontendApi,
  MockFrontendApiOptions,
  MockIdentification,
  MockSession,
  MockSnapshot,
  MockUser,
  MockUserInput,
  MockUsers,
  Outbox,
  OutboxMessage,
} from './contract.ts'
export type { Failures, Fault, Hold, RequestMatch } from './faults/contract.ts'
export { createMockFrontendApi } from './mock-frontend-api.ts'
export { presets } from './presets.ts'
export { MockSettingsError } from './settings/check.ts'
export type {
  AttributeName,
  AttributeSettings,
  AuthConfig,
  DeepPartial,
  DisplayConfig,
  InstanceSettings,
  Limits,
  PasswordSettings,
  SocialSettings,
  UserSettings,
} from './settings/settings.ts'
export type { Clock } from './state/clock.ts'
