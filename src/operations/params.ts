import type { SignUpUnsafeMetadata } from '../model/sign-up-attempt.ts'
import type { OAuthStrategy, Open, PhoneCodeChannel, Web3Strategy } from '../model/strategy.ts'

/** The last argument of every method. */
export interface CallOptions {
  /** Ends the call: it rejects with `aborted`, sends nothing more and stores nothing. */
  readonly signal?: AbortSignal | undefined
}

type Text = string | null | undefined

/** What an update of a sign-up may hold. `null` empties a field. Source: SignUpParams in the SignUp document. */
export interface SignUpUpdateParams {
  emailAddress?: Text
  /** E.164, for example `+15555550100`. */
  phoneNumber?: Text
  username?: Text
  password?: Text
  firstName?: Text
  lastName?: Text
  /** The wallet's address. */
  web3Wallet?: Text
  emailAddressOrPhoneNumber?: Text
  /** Whether the person accepts the legal documents. */
  legalAccepted?: boolean | undefined
  /** Anything that can travel as JSON; becomes the user's unsafe metadata. */
  unsafeMetadata?: SignUpUnsafeMetadata | null | undefined
  /** BCP 47. On creation the browser's by default. */
  locale?: Text
  strategy?:
    | Open<'enterprise_sso' | 'ticket' | 'google_one_tap' | 'oauth_token_apple' | 'phone_code'>
    | OAuthStrategy
    | undefined
  /** With `strategy: 'phone_code'`: how the code is sent. */
  channel?: PhoneCodeChannel | undefined
  redirectUrl?: Text
  actionCompleteRedirectUrl?: Text
  oidcPrompt?: Text
  oidcLoginHint?: Text
  enterpriseConnectionId?: Text
  externalAccountStrategy?: Text
  externalAccountRedirectUrl?: Text
  externalAccountActionCompleteRedirectUrl?: Text
  /** An invitation's ticket. */
  ticket?: Text
  /** An identity token, for the strategies that bring one. */
  token?: Text
  /** Turns the sign-in of this client, which found no user, into this sign-up. */
  transfer?: boolean | undefined
}

/** What a new sign-up may hold. */
export interface SignUpCreateParams extends SignUpUpdateParams {
  /** IANA, for example `Europe/London`. The browser's by default. */
  timezone?: Text
}

/** Source: `SignUpFuture.password()`. At least one identifier belongs to a password, here or in the attempt. */
export interface PasswordParams
  extends Pick<
    SignUpCreateParams,
    | 'emailAddress'
    | 'phoneNumber'
    | 'username'
    | 'firstName'
    | 'lastName'
    | 'legalAccepted'
    | 'unsafeMetadata'
    | 'locale'
    | 'timezone'
  > {
  password: string
}

export type SignUpVerificationStrategy = Open<'email_code' | 'email_link' | 'phone_code' | 'enterprise_sso'>

/** How a verification starts. A text alone is the strategy. */
export interface PrepareVerificationParams {
  strategy: SignUpVerificationStrategy | Web3Strategy | OAuthStrategy
  /** With `phone_code`; `sms` unless given. */
  channel?: PhoneCodeChannel | undefined
  /** With `email_link`, `enterprise_sso` and OAuth: where the person comes back to. */
  redirectUrl?: string | undefined
  actionCompleteRedirectUrl?: string | undefined
  oidcPrompt?: string | undefined
  oidcLoginHint?: string | undefined
}

/** How a verification is tried. */
export interface AttemptVerificationParams {
  strategy: SignUpVerificationStrategy | Web3Strategy
  /** The code that was sent. */
  code?: string | undefined
  /** The wallet's signature over the verification's message. */
  signature?: string | undefined
}
