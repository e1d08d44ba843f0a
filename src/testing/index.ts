export type {
  MockExternalAccount,
  MockIdentity,
  MockProviderInput,
  MockProviders,
  MockSession,
  MockSessions,
  MockTicket,
  MockTicketInput,
  MockTickets,
  MockTokenProvider,
} from './account-types.ts'
export { MockSettingsError } from './environment/check.ts'
export { presets } from './environment/presets.ts'
export type {
  AttributeName,
  AttributeSettings,
  AuthConfig,
  DeepPartial,
  DisplayConfig,
  EnterpriseConnection,
  InstanceSettings,
  Limits,
  PasswordSettings,
  ResponseSettings,
  SignInRules,
  SocialSettings,
  UserSettings,
} from './environment/settings.ts'
export { createMockFrontendApi } from './mock-frontend-api.ts'
export type { VirtualCredential } from './passkeys/credential.ts'
export type {
  DevToolsCredential,
  MockPasskeyInput,
  PasskeyAlgorithm,
  UserReaction,
  VirtualAuthenticator,
  VirtualAuthenticatorOptions,
  VirtualAuthenticatorRequest,
} from './passkeys/types.ts'
export { createVirtualAuthenticator } from './passkeys/virtual-authenticator.ts'
export type { Clock } from './state/clock.ts'
export type {
  Failures,
  Fault,
  Hold,
  Latency,
  LoggedRequest,
  MockBrowser,
  MockCaptcha,
  MockConfiguration,
  MockFrontendApi,
  MockFrontendApiOptions,
  MockLinks,
  MockProtect,
  MockProtectInput,
  MockSignIns,
  MockSnapshot,
  MockTraffic,
  Outbox,
  OutboxMessage,
  RequestMatch,
  TrafficOptions,
} from './types.ts'
export type {
  MockCredentials,
  MockEmailAddressInput,
  MockIdentification,
  MockLock,
  MockPasskey,
  MockPhoneNumberInput,
  MockUser,
  MockUserInput,
  MockUsers,
  MockUserUpdate,
} from './user-types.ts'
