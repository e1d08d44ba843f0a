// What every entry point exports besides `createClient`.

export type { FrontendApiOptions } from './api/address.ts'
export type { RetryOptions } from './api/retry.ts'
export type {
  FrontendApiRequest,
  FrontendApiResponse,
  FrontendApiServer,
  FrontendApiTransport,
} from './api/transport.ts'
export type { EmailLinkFlow } from './attempts/email-link-flow.ts'
export type { EmailLinkWaitParams } from './attempts/email-link-wait.ts'
export type { FinalizeParams } from './attempts/finalize.ts'
export type { Cooldown } from './attempts/message-cooldown.ts'
export type { CodeParams, GenerateSignatureParams, PopupParams } from './attempts/params.ts'
export type { ProtectCheckParams } from './attempts/protect-check.ts'
export type { PasswordValidation, ValidatePasswordCallbacks } from './attempts/validate-password.ts'
export type {
  CaptchaProvider,
  CaptchaRequest,
  CaptchaSolution,
  EthereumProvider,
  PasskeyCredential,
  PasskeyProvider,
  PasskeyRequest,
  PasskeyRequestOptions,
  PasswordStrength,
  PopupWindow,
  ProtectResolver,
  SolanaProvider,
  WalletProvider,
} from './browser/providers.ts'
export type { CallOptions } from './calls/call.ts'
export type { Settled } from './calls/methods.ts'
export type { FlowErrorCode, NetworkErrorCode } from './error-codes.ts'
export { FLOW_ERROR_CODES } from './error-texts.ts'
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
} from './errors.ts'
export type { ClientEvent } from './events.ts'
export type { RedirectCallbackOptions } from './redirect/callback.ts'
export type { RedirectDecision, RedirectIntent } from './redirect/decision.ts'
export type { RedirectUrls } from './redirect/destination.ts'
export type { ClientWeb3Params, GoogleOneTapParams } from './redirect/either.ts'
export type { EmailLinkOutcome, EmailLinkVerificationOptions } from './redirect/email-link-page.ts'
export type { EmailLinkStatus, EmailLinkVerification } from './session/email-link-status.ts'
export type { NavigateParams, SetActiveNavigate, SetActiveParams } from './session/set-active.ts'
export type { SignOutParams } from './session/sign-out.ts'
export type { GetTokenOptions } from './session/tokens.ts'
export type { EnterpriseConnection } from './shapes/enterprise-connection.ts'
export type {
  CaptchaSettings,
  Environment,
} from './shapes/environment.ts'
export type {
  EmailCodeFactor,
  EmailLinkFactor,
  EnterpriseSSOFactor,
  PasskeyFactor,
  PhoneCodeFactor,
  SignInFirstFactor,
  SignInSecondFactor,
} from './shapes/factors.ts'
export type { PasswordComplexity, PasswordStrengthEstimate, PasswordStrengthVerdict } from './shapes/password-rules.ts'
export type { ProtectCheck } from './shapes/protect-check.ts'
export type { PublicUserData, Session, SessionStatus, SessionTask } from './shapes/session.ts'
export type { ShapeIssue, ShapeName, Validate } from './shapes/shapes.ts'
export type {
  ClientTrustState,
  SignInAttempt,
  SignInIdentifier,
  SignInStatus,
  SignInUserData,
} from './shapes/sign-in.ts'
export type {
  SignUpAttempt,
  SignUpField,
  SignUpIdentificationField,
  SignUpStatus,
  SignUpUnsafeMetadata,
} from './shapes/sign-up.ts'
export type {
  OAuthStrategy,
  PhoneCodeChannel,
  Web3Strategy,
} from './shapes/strategies.ts'
export type { User } from './shapes/user.ts'
export type {
  UserEnterpriseAccount,
  UserExternalAccount,
  UserOrganization,
  UserOrganizationMembership,
  UserPasskey,
} from './shapes/user-accounts.ts'
export type {
  UserEmailAddress,
  UserIdentifier,
  UserIdentifierLink,
  UserPhoneNumber,
  UserWeb3Wallet,
} from './shapes/user-identifiers.ts'
export type { EnvironmentAttribute, PasswordSettings, SocialProvider } from './shapes/user-settings.ts'
export type {
  SignUpVerification,
  SignUpVerificationData,
  SignUpVerifications,
  SignUpVerificationsData,
  Verification,
  VerificationData,
  VerificationStatus,
} from './shapes/verification.ts'
export type { SignInMethods } from './sign-in/methods.ts'
export type {
  AttemptFirstFactorParams,
  AttemptSecondFactorParams,
  EmailCodeSendParams,
  EmailLinkSendParams,
  PasskeyParams,
  PhoneCodeSendParams,
  PrepareFirstFactorParams,
  PrepareSecondFactorParams,
  ResetPasswordParams,
  SignInContextParams,
  SignInCreateParams,
  SignInEmailLinkFlowParams,
  SignInOwnSignatureParams,
  SignInPasswordParams,
  SignInPopupParams,
  SignInProviderParams,
  SignInRedirectParams,
  SignInSSOParams,
  SignInTicketParams,
  SignInWeb3Params,
} from './sign-in/params.ts'
export type { SignIn } from './sign-in/sign-in.ts'
export type { SignInFuture } from './sign-in/sign-in-future.ts'
export type { SecondFactorReason, SignInNextStep } from './sign-in/steps.ts'
export type { SignInStores } from './sign-in/stores.ts'
export { parseSignInErrors, type SignInErrorField, type SignInErrors } from './sign-in/stores.ts'
export type { SignInValues } from './sign-in/values.ts'
export type {
  SignInEmailCode,
  SignInEmailLink,
  SignInMFA,
  SignInPhoneCode,
  SignInResetByEmail,
  SignInResetByPhone,
  SignInWays,
} from './sign-in/ways.ts'
export type { EmailLinkParams } from './sign-up/email-link.ts'
export type { NextStep } from './sign-up/next-step.ts'
export type {
  AttemptVerificationParams,
  PasswordParams,
  PrepareVerificationParams,
  SignUpCreateParams,
  SignUpUpdateParams,
  SignUpVerificationStrategy,
} from './sign-up/params.ts'
export type { SignUp } from './sign-up/sign-up.ts'
export type { SignUpFuture, SignUpFutureVerifications } from './sign-up/sign-up-future.ts'
export type {
  AuthenticateWithPopupParams,
  AuthenticateWithRedirectParams,
  OAuthCallbacks,
  ProviderParams,
  SSOParams,
} from './sign-up/sso-params.ts'
export type { SignUpStores } from './sign-up/stores.ts'
export { parseErrors, type SignUpErrorField, type SignUpErrors } from './sign-up/stores.ts'
export type { TicketParams } from './sign-up/ticket.ts'
export type { SignUpValues } from './sign-up/values.ts'
export type {
  AuthenticateWithWeb3Params,
  WalletParams,
  Web3Params,
} from './sign-up/web3-params.ts'
export type { ClientStatus } from './state/state.ts'
