// What every entry point exports besides `createClient`.
export { FLOW_ERROR_CODES, type FlowErrorCode } from './error-codes.ts'
export {
  FlowError,
  FrontendApiError,
  FrontendApiErrorItem,
  type FrontendApiErrorMeta,
  type HeadlessSignUpError,
  InvalidResponseError,
  isFlowError,
  isFrontendApiError,
  isHeadlessSignUpError,
  isInvalidResponseError,
  isNetworkError,
  type LostWriteOutcome,
  NetworkError,
  type NetworkErrorCode,
} from './errors.ts'
export type { ClientEvent } from './events.ts'
export type { EmailLinkFlow } from './faces/email-link.ts'
export type { SignUp } from './faces/sign-up.ts'
export type { SignUpFuture, SignUpFutureVerifications } from './faces/sign-up-future.ts'
export type { SignUpStores } from './faces/stores.ts'
export type { Settled } from './faces/wiring.ts'
export type { ClientStatus } from './flow/state.ts'
export type { Cooldown } from './model/cooldown.ts'
export type { EmailLinkStatus, EmailLinkVerification } from './model/email-link.ts'
export type { EnterpriseConnection } from './model/enterprise-connection.ts'
export type {
  CaptchaSettings,
  Environment,
  EnvironmentAttribute,
  PasswordSettings,
  SocialProvider,
} from './model/environment.ts'
export { type NextStep, type NextStepContext, nextStep } from './model/next-step.ts'
export { parseErrors, type SignUpErrorField, type SignUpErrors } from './model/parsed-errors.ts'
export type { PasswordComplexity, PasswordStrengthEstimate, PasswordStrengthVerdict } from './model/password-rules.ts'
export type { RedirectDecision, RedirectIntent } from './model/redirect-decision.ts'
export type { RedirectUrls } from './model/redirect-destination.ts'
export type { PublicUserData, Session, SessionStatus, SessionTask } from './model/session.ts'
export type { ShapeIssue, ShapeName, Validate } from './model/shapes.ts'
export type { SignInStatus } from './model/sign-in-attempt.ts'
export type { ProtectCheck, SignUpAttempt, SignUpStatus, SignUpUnsafeMetadata } from './model/sign-up-attempt.ts'
export type {
  OAuthStrategy,
  PhoneCodeChannel,
  SignUpField,
  SignUpIdentificationField,
  Web3Strategy,
} from './model/strategy.ts'
export type { User } from './model/user.ts'
export type {
  UserEnterpriseAccount,
  UserExternalAccount,
  UserOrganization,
  UserOrganizationMembership,
  UserPasskey,
} from './model/user-accounts.ts'
export type {
  UserEmailAddress,
  UserIdentifier,
  UserIdentifierLink,
  UserPhoneNumber,
  UserWeb3Wallet,
} from './model/user-identifiers.ts'
export type {
  SignUpVerification,
  SignUpVerificationData,
  SignUpVerifications,
  SignUpVerificationsData,
  Verification,
  VerificationData,
  VerificationStatus,
} from './model/verification.ts'
export type { CodeParams } from './operations/codes.ts'
export type { EmailLinkParams } from './operations/email-link.ts'
export type { EmailLinkWaitParams } from './operations/email-link-wait.ts'
export type { FinalizeParams } from './operations/finalize.ts'
export type {
  AttemptVerificationParams,
  CallOptions,
  PasswordParams,
  PrepareVerificationParams,
  SignUpCreateParams,
  SignUpUpdateParams,
  SignUpVerificationStrategy,
} from './operations/params.ts'
export type { ProtectCheckParams } from './operations/protect-check.ts'
export type { RedirectCallbackOptions } from './operations/redirect-callback.ts'
export type {
  AuthenticateWithPopupParams,
  AuthenticateWithRedirectParams,
  OAuthCallbacks,
  PopupParams,
  ProviderParams,
  SSOParams,
} from './operations/sso-params.ts'
export type { TicketParams } from './operations/ticket.ts'
export type { PasswordValidation, ValidatePasswordCallbacks } from './operations/validate-password.ts'
export type {
  AuthenticateWithWeb3Params,
  GenerateSignatureParams,
  WalletParams,
  Web3Params,
} from './operations/web3-params.ts'
export type {
  CaptchaProvider,
  CaptchaRequest,
  CaptchaSolution,
  EthereumProvider,
  PasswordStrength,
  PopupWindow,
  ProtectResolver,
  SolanaProvider,
  WalletProvider,
} from './ports.ts'
export type { EmailLinkOutcome, EmailLinkVerificationOptions } from './session/email-link.ts'
export type { NavigateParams, SetActiveNavigate, SetActiveParams } from './session/set-active.ts'
export type { GetTokenOptions } from './session/tokens.ts'
export type { FrontendApiOptions } from './transport/frontend-api.ts'
export type { RetryOptions } from './transport/retry.ts'
export type {
  FrontendApiRequest,
  FrontendApiResponse,
  FrontendApiServer,
  FrontendApiTransport,
} from './transport/transport.ts'
