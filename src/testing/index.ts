export type {
  MockBrowser,
  MockLinks,
  MockSignIns,
  MockTicket,
  MockTicketInput,
  MockTickets,
} from './control-types.ts'
export { MockSettingsError } from './environment/check.ts'
export { presets } from './environment/presets.ts'
export type {
  AnswerSettings,
  AttributeName,
  AttributeSettings,
  AuthConfig,
  DeepPartial,
  DisplayConfig,
  EnterpriseConnection,
  InstanceSettings,
  Limits,
  PasswordSettings,
  SocialSettings,
  UserSettings,
} from './environment/settings.ts'
export type { Failures, Fault, Hold, RequestMatch } from './faults/fault-types.ts'
export { createMockFrontendApi } from './mock-frontend-api.ts'
export type {
  MockExternalAccount,
  MockIdentity,
  MockProviderInput,
  MockProviders,
  MockTokenProvider,
} from './oauth/provider-types.ts'
export type { Latency, MockTraffic, TrafficOptions } from './server/traffic-types.ts'
export type { Clock } from './state/clock.ts'
export type {
  LoggedRequest,
  MockCaptcha,
  MockConfiguration,
  MockFrontendApi,
  MockFrontendApiOptions,
  MockIdentification,
  MockProtect,
  MockProtectInput,
  MockSession,
  MockSessions,
  MockSnapshot,
  MockUser,
  MockUserInput,
  MockUsers,
  Outbox,
  OutboxMessage,
} from './types.ts'
