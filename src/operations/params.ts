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
  /** Whether the person accepts the legal documents. A form's `on` and `true` are sent as `true`. */
  legalAccepted?: boolean | 'on' | 'true' | undefined
  /** Anything that can travel as JSON; becomes the user's unsafe metadata. */
  unsafeMetadata?: SignUpUnsafeMetadata | null | undefined
  /** BCP 47. On creation the browser's by default. */
  locale?: Text
  /** `email_code`, `phone_code` and `email_link` send the code or the link in the same request. */
  strategy?:
    | Open<
        | 'email_code'
        | 'email_link'
        | 'enterprise_sso'
        | 'google_one_tap'
        | 'oauth_token_apple'
        | 'phone_code'
        | 'ticket'
      >
    | OAuthStrategy
    | undefined
  /** With `strategy: 'phone_code'`: how the code is sent. */
  channel?: PhoneCodeChannel | undefined
  /** With `strategy: 'email_link'` where the link leads: absolute, or relative to the page. */
  redirectUrl?: Text
  actionCompleteRedirectUrl?: Text
  oidcPrompt?: Text
  oidcLoginHint?: Text
  enterpriseConnectionId?: Text
  externalAccountStrategy?: Text
  externalAccountRedirectUrl?: Text
  externalAccountActionCompleteRedirectUrl?: Text
  /** The authorization code of an OAuth exchange, with an `oauth_token_…` strategy. */
  code?: Text
  /** What a Protect challenge ended with. */
  proofToken?: Text
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
  strategy: SignUpVerificationStrategy | Web3Strategy | Open<'google_one_tap'>
  /** The code that was sent. */
  code?: string | undefined
  /** With `google_one_tap`: Google's identity token. */
  token?: string | undefined
  /** The wallet's signature over the verification's message. */
  signature?: string | undefined
}
