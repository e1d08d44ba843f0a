import type { SignUpUnsafeMetadata } from '../shapes/sign-up.ts'
import type { OAuthStrategy, Open, PhoneCodeChannel, Web3Strategy } from '../shapes/strategies.ts'

type Text = string | null | undefined

/** The fields of an update. `null` empties a field. Source: SignUpParams in the SignUp document. */
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
  /** Whether the user accepts the legal documents. A form's `on` and `true` are sent as `true`. */
  legalAccepted?: boolean | 'on' | 'true' | undefined
  /** Any JSON object; becomes the user's unsafe metadata. */
  unsafeMetadata?: SignUpUnsafeMetadata | null | undefined
  /** BCP 47. Default on creation: the browser's. */
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
  /** With `strategy: 'email_link'`: where the link leads. Absolute, or relative to the page. */
  redirectUrl?: Text
  /** With OAuth and `enterprise_sso`: where the user is redirected to when the sign-up is complete. */
  actionCompleteRedirectUrl?: Text
  /** The `prompt` parameter of OpenID Connect. */
  oidcPrompt?: Text
  /** The `login_hint` parameter of OpenID Connect. */
  oidcLoginHint?: Text
  /** With `enterprise_sso`: the `id` of one of `getEnterpriseConnections()`. */
  enterpriseConnectionId?: Text
  externalAccountStrategy?: Text
  externalAccountRedirectUrl?: Text
  externalAccountActionCompleteRedirectUrl?: Text
  /** The authorization code of an OAuth exchange, with an `oauth_token_…` strategy. */
  code?: Text
  /** The proof that a Protect challenge returned. */
  proofToken?: Text
  /** An invitation's ticket. */
  ticket?: Text
  /** An identity token, for the strategies that use one. */
  token?: Text
  /** Continues the sign-in of this client, which found no user, as this sign-up. */
  transfer?: boolean | undefined
}

/** The fields of a new sign-up. */
export interface SignUpCreateParams extends SignUpUpdateParams {
  /** IANA, for example `Europe/London`. Default: the browser's. */
  timezone?: Text
}

/** Source: `SignUpFuture.password()`. A password needs at least one identifier, here or in the sign-up. */
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

/** The strategies that verify a field of a sign-up. */
export type SignUpVerificationStrategy = Open<'email_code' | 'email_link' | 'phone_code' | 'enterprise_sso'>

/** How a verification starts. A string alone is the strategy. */
export interface PrepareVerificationParams {
  strategy: SignUpVerificationStrategy | Web3Strategy | OAuthStrategy
  /** With `phone_code`. Default: `sms`. */
  channel?: PhoneCodeChannel | undefined
  /** With `email_link`, `enterprise_sso` and OAuth: where the user is redirected back to. */
  redirectUrl?: string | undefined
  /** With OAuth and `enterprise_sso`: where the user is redirected to when the sign-up is complete. */
  actionCompleteRedirectUrl?: string | undefined
  /** The `prompt` parameter of OpenID Connect. */
  oidcPrompt?: string | undefined
  /** The `login_hint` parameter of OpenID Connect. */
  oidcLoginHint?: string | undefined
}

/** The proof for a verification: a code, a token or a signature. */
export interface AttemptVerificationParams {
  strategy: SignUpVerificationStrategy | Web3Strategy | Open<'google_one_tap'>
  /** The code that was sent. */
  code?: string | undefined
  /** With `google_one_tap`: Google's identity token. */
  token?: string | undefined
  /** The wallet's signature over the verification's message. */
  signature?: string | undefined
}
