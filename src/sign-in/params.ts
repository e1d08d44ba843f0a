import type { OwnSignature, PopupParams, WalletName } from '../attempts/params.ts'
import type { PopupWindow } from '../browser/providers.ts'
import type { OAuthStrategy, Open, PhoneCodeChannel, Web3Provider, Web3Strategy } from '../shapes/strategies.ts'

type Text = string | null | undefined

/** The strategies that a sign-in may be created with. */
type CreationStrategy =
  | OAuthStrategy
  | Web3Strategy
  | Open<
      | 'password'
      | 'passkey'
      | 'email_code'
      | 'email_link'
      | 'phone_code'
      | 'reset_password_email_code'
      | 'reset_password_phone_code'
      | 'enterprise_sso'
      | 'ticket'
      | 'google_one_tap'
      | 'oauth_token_apple'
      | 'trusted_device'
    >

/** What a new sign-in takes, whatever the user signs in with. */
export interface SignInContextParams {
  /**
   * Whether an identifier without a user may become a sign-up: `$nextStep` is then `transfer_to_sign_up` after the
   * identifier was verified. Not with a password, nor for a username.
   */
  signUpIfMissing?: boolean | undefined
  /** BCP 47. Default: the browser's. */
  locale?: Text
  /** IANA, for example `Europe/London`. Default: the browser's. */
  timezone?: Text
}

/** Source: `SignInCreateParams`. */
export interface SignInCreateParams extends SignInContextParams {
  /** The user's email address, phone number, username or wallet address. */
  identifier?: Text
  password?: Text
  /** `email_code`, `phone_code` and `email_link` send the code or the link in the same request. */
  strategy?: CreationStrategy | undefined
  /** With `strategy: 'ticket'`. */
  ticket?: Text
  /** An identity token, for the strategies that use one. */
  token?: Text
  /** The authorization code of an OAuth exchange. */
  code?: Text
  /** With `email_link`, OAuth and `enterprise_sso`: where the user is redirected back to. */
  redirectUrl?: Text
  /** With OAuth and `enterprise_sso`: where the user is redirected to when the sign-in is complete. */
  actionCompleteRedirectUrl?: Text
  /** The `prompt` parameter of OpenID Connect. */
  oidcPrompt?: Text
  /** The `login_hint` parameter of OpenID Connect. */
  oidcLoginHint?: Text
  /** With `trusted_device`. */
  trustedDeviceId?: Text
  /** The proof that a Protect challenge returned. */
  proofToken?: Text
  /** Continues the sign-up of this client, whose account already has a user, as this sign-in. */
  transfer?: boolean | undefined
}

/** Source: `SignInFuture.password()`. At most one of the identifiers; without one, that of the sign-in in progress. */
export interface SignInPasswordParams {
  password: string
  identifier?: string | undefined
  emailAddress?: string | undefined
  phoneNumber?: string | undefined
  /** IANA. Default: that of the sign-in in progress, then the browser's. */
  timezone?: string | undefined
}

/** Where a code goes. Without a member: to the email address that the user typed. */
export interface EmailCodeSendParams extends SignInContextParams {
  /** Starts a new sign-in of this user. */
  emailAddress?: string | undefined
  /** One of those in `supportedFirstFactors`. */
  emailAddressId?: string | undefined
}

/** Where a code goes, and how. */
export interface PhoneCodeSendParams extends SignInContextParams {
  /** Starts a new sign-in of this user. */
  phoneNumber?: string | undefined
  /** One of those in `supportedFirstFactors`. */
  phoneNumberId?: string | undefined
  /** Default: `sms`. */
  channel?: PhoneCodeChannel | undefined
}

/** Where a link goes, and where it leads. */
export interface EmailLinkSendParams extends EmailCodeSendParams {
  /** The page that calls `client.handleEmailLinkVerification()`. May be relative to the page. */
  verificationUrl: string
}

/** Source: `SignIn.resetPassword()`. */
export interface ResetPasswordParams {
  password: string
  /** Whether the user is signed out of all other sessions. */
  signOutOfOtherSessions?: boolean | undefined
}

/** Source: `SignIn.authenticateWithPasskey()`. */
export interface PasskeyParams {
  /**
   * `autofill` offers passkeys while the user fills in a field with `autocomplete="username webauthn"`; `discoverable`
   * opens a dialog with all passkeys of this site. Both start a new sign-in. Default: the passkeys of the user whose
   * sign-in is in progress.
   */
  flow?: 'autofill' | 'discoverable' | undefined
}

/** Source: `SignIn.prepareFirstFactor()`. */
export interface PrepareFirstFactorParams {
  strategy: CreationStrategy
  emailAddressId?: string | undefined
  phoneNumberId?: string | undefined
  web3WalletId?: string | undefined
  primary?: boolean | undefined
  default?: boolean | undefined
  channel?: PhoneCodeChannel | undefined
  walletName?: string | undefined
  redirectUrl?: string | undefined
  actionCompleteRedirectUrl?: string | undefined
  oidcPrompt?: string | undefined
  oidcLoginHint?: string | undefined
  enterpriseConnectionId?: string | undefined
}

/** Source: `SignIn.prepareSecondFactor()`. */
export interface PrepareSecondFactorParams {
  strategy: Open<'phone_code' | 'email_code' | 'email_link' | 'passkey'>
  /** Default: the default one. */
  phoneNumberId?: string | undefined
  emailAddressId?: string | undefined
  /** With `email_link`. */
  redirectUrl?: string | undefined
}

/** Source: `SignIn.attemptFirstFactor()`: the proof that the strategy takes. */
export interface AttemptFirstFactorParams {
  strategy: CreationStrategy
  code?: string | undefined
  password?: string | undefined
  signature?: string | undefined
  token?: string | undefined
  /** What `navigator.credentials.get()` returns, or its JSON. */
  publicKeyCredential?: object | string | undefined
  /** With `trusted_device`, as in native apps: which device, what it signed in addition to the `signature`, and how. */
  trustedDeviceId?: string | undefined
  clientData?: string | undefined
  algorithm?: Open<'ES256'> | undefined
}

/** Source: `SignIn.attemptSecondFactor()`. */
export interface AttemptSecondFactorParams {
  strategy: Open<'phone_code' | 'email_code' | 'totp' | 'backup_code' | 'passkey'>
  code?: string | undefined
  /** What `navigator.credentials.get()` returns, or its JSON. */
  publicKeyCredential?: object | string | undefined
}

/** Parameters of every sign-in through a provider. */
export interface SignInProviderParams {
  strategy: OAuthStrategy | Open<'enterprise_sso'>
  /** With `enterprise_sso`: the email address of the user. */
  identifier?: string | undefined
  /** With `enterprise_sso`: one of `supportedFirstFactors`. */
  enterpriseConnectionId?: string | undefined
  /** The `prompt` parameter of OpenID Connect. */
  oidcPrompt?: string | undefined
  /** The `login_hint` parameter of OpenID Connect. */
  oidcLoginHint?: string | undefined
}

/** Source: `SignInFuture.sso()`. */
export interface SignInSSOParams extends SignInProviderParams, PopupParams {
  /** Where to go when the sign-in is complete: a URL, or a path of this page's origin. */
  redirectUrl: string
  /** Where to go when the sign-in needs more: the page that calls `client.handleRedirectCallback()`. */
  redirectCallbackUrl: string
  /**
   * Your window for the round trip, opened in the click handler by `window.open()`. Without one this page navigates.
   */
  popup?: PopupWindow | null | undefined
}

/** Source: `SignIn.authenticateWithRedirect()`. */
export interface SignInRedirectParams extends SignInProviderParams {
  /** The page that calls `client.handleRedirectCallback()`: a URL, or a path of this page's origin. */
  redirectUrl: string
  /** Where to go when the sign-in is complete. */
  redirectUrlComplete: string
  /** Whether to continue the sign-in in progress, if there is one. Default: a new one starts. */
  continueSignIn?: boolean | undefined
}

/** Source: `SignIn.authenticateWithPopup()`. */
export interface SignInPopupParams extends SignInRedirectParams, PopupParams {
  /** The window, opened in the click handler by `window.open()`. `null` rejects with `popup_blocked`. */
  popup: PopupWindow | null
}

/** Source: `SignInFuture.web3()`. */
export interface SignInWeb3Params extends WalletName {
  strategy: Web3Strategy
  /** Follows from the strategy. */
  provider?: Web3Provider | undefined
}

/** Source: `SignIn.authenticateWithWeb3()`. */
export interface SignInOwnSignatureParams extends WalletName, OwnSignature {}

/** Source: `SignInFuture.ticket()`. */
export interface SignInTicketParams {
  /** Default: the one in the page's address. */
  ticket?: string | undefined
}

/** Source: `SignIn.createEmailLinkFlow()`. */
export interface SignInEmailLinkFlowParams {
  /** One of those in `supportedFirstFactors`, or in `supportedSecondFactors` at the second factor. */
  emailAddressId: string
  /** Where the link leads. May be relative to the page. */
  redirectUrl: string
}
