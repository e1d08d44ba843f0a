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
} from './contract.ts'
export type {
  MockBrowser,
  MockLinks,
  MockSignIns,
  MockTicket,
  MockTicketInput,
  MockTickets,
} from './control/contract.ts'
export type { Failures, Fault, Hold, RequestMatch } from './faults/contract.ts'
export { createMockFrontendApi } from './mock-frontend-api.ts'
export { presets } from './presets.ts'
export type {
  MockExternalAccount,
  MockIdentity,
  MockProviderInput,
  MockProviders,
  MockTokenProvider,
} from './providers/contract.ts'
export { MockSettingsError } from './settings/check.ts'
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
} from './settings/settings.ts'
export type { Clock } from './state/clock.ts'
export type { Latency, MockTraffic, TrafficOptions } from './traffic/contract.ts'
