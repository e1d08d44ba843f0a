import type { Decoded } from '../shapes/kinds.ts'
import { contextFields, type creationFields, type identifierFields, profileFields } from '../shapes/sign-up.ts'
import type {
  OAuthStrategy,
  Open,
  PhoneCodeChannel,
  StrategyWith,
  VerificationName,
  Web3Strategy,
} from '../shapes/strategies.ts'

type Text = string | null | undefined

/** The parameters that set the fields of a table. `null` empties a field. */
type ParamsOf<Fields> = { -readonly [Name in keyof Fields]?: NonNullable<Decoded<Fields[Name]>> | null | undefined }

/** What the app adds to a sign-up. */
export interface ContextParams extends ParamsOf<typeof contextFields> {
  /** Whether the user accepts the legal documents. A form's `on` and `true` are sent as `true`. */
  legalAccepted?: boolean | 'on' | 'true' | undefined
}

/** What can be passed whatever the user signs up with. */
export interface ProfileParams extends ContextParams, ParamsOf<typeof profileFields> {}

/** What only a new sign-up takes. */
export interface CreationParams extends ParamsOf<typeof creationFields> {}

/** What identifies the user. */
export interface IdentifierParams extends ParamsOf<typeof identifierFields> {}

export const CONTEXT_PARAMS = [...Object.keys(contextFields), 'legalAccepted'] as (keyof ContextParams)[] // its members

export const PROFILE_PARAMS = [...CONTEXT_PARAMS, ...Object.keys(profileFields)] as (keyof ProfileParams)[] // its members

/** The parameters of these names that were passed: the caller's object may have others. */
export const pickParams = <Params extends object, Name extends keyof Params>(
  params: Params,
  names: readonly Name[],
): Pick<Params, Name> =>
  Object.fromEntries(names.filter((name) => params[name] !== undefined).map((name) => [name, params[name]])) as Pick<
    Params,
    Name
  >

/** The strategies that a sign-up may be started with. */
type SignUpStrategyName =
  | StrategyWith<{ verification: VerificationName }>
  | StrategyWith<{ proof: 'token' | 'password' }>
  | 'ticket'

/** The fields of an update. `null` empties a field. Source: SignUpParams in the SignUp document. */
export interface SignUpUpdateParams extends IdentifierParams, ProfileParams {
  password?: Text
  /** The wallet's address. */
  web3Wallet?: Text
  emailAddressOrPhoneNumber?: Text
  /** `email_code`, `phone_code` and `email_link` send the code or the link in the same request. */
  strategy?: Open<SignUpStrategyName | 'oauth_token_apple'> | OAuthStrategy | undefined
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
export interface SignUpCreateParams extends SignUpUpdateParams, CreationParams {}

/** Source: `SignUpFuture.password()`. A password needs at least one identifier, here or in the sign-up. */
export interface PasswordParams extends IdentifierParams, ProfileParams, CreationParams {
  password: string
}

/** The strategies that verify a field of a sign-up. */
export type SignUpVerificationStrategy = Open<StrategyWith<{ verification: VerificationName }>>

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
  strategy: SignUpVerificationStrategy | Web3Strategy | Open<StrategyWith<{ proof: 'token' }>>
  /** The code that was sent. */
  code?: string | undefined
  /** With `google_one_tap`: Google's identity token. */
  token?: string | undefined
  /** The wallet's signature over the verification's message. */
  signature?: string | undefined
}
