// What tests read of responses, as the server sends it. Written apart from the client's descriptions, which it checks.

type Text = string | null | undefined
type Time = number | null | undefined

export interface ApiErrorJSON {
  readonly code: string
  readonly message: string
  readonly long_message?: Text
  readonly meta?: Record<string, unknown> | null | undefined
}

export interface VerificationJSON {
  readonly status: string | null
  readonly strategy?: Text
  readonly attempts?: number | null | undefined
  readonly expire_at?: Time
  readonly verified_at_client?: Text
  readonly error?: ApiErrorJSON | null | undefined
  readonly nonce?: Text
  readonly message?: Text
  readonly external_verification_redirect_url?: Text
  readonly channel?: Text
  readonly next_action?: Text
  readonly supported_strategies?: readonly string[] | null | undefined
}

type Verification = VerificationJSON | null | undefined

export interface SignUpJSON {
  readonly id: string
  readonly status: string
  readonly required_fields: readonly string[]
  readonly optional_fields: readonly string[]
  readonly missing_fields: readonly string[]
  readonly unverified_fields: readonly string[]
  readonly username?: Text
  readonly first_name?: Text
  readonly last_name?: Text
  readonly email_address?: Text
  readonly phone_number?: Text
  readonly web3_wallet?: Text
  readonly has_password: boolean
  readonly password_enabled: boolean
  readonly unsafe_metadata?: Record<string, unknown> | null | undefined
  readonly public_metadata?: Record<string, unknown> | null | undefined
  readonly created_session_id?: Text
  readonly created_user_id?: Text
  readonly abandon_at?: Time
  readonly legal_accepted_at?: Time
  readonly locale?: Text
  readonly timezone?: Text
  readonly external_account?: unknown
  readonly protect_check?:
    | { readonly status: string; readonly token: string; readonly sdk_url: string; readonly expires_at?: Time }
    | null
    | undefined
  readonly verifications?:
    | {
        readonly email_address?: Verification
        readonly phone_number?: Verification
        readonly web3_wallet?: Verification
        readonly external_account?: Verification
      }
    | null
    | undefined
}

interface IdentifierJSON {
  readonly id: string
  readonly verification?: Verification
}

export interface UserJSON {
  readonly id: string
  readonly username?: Text
  readonly first_name?: Text
  readonly last_name?: Text
  readonly primary_email_address_id?: Text
  readonly primary_phone_number_id?: Text
  readonly primary_web3_wallet_id?: Text
  readonly email_addresses: readonly (IdentifierJSON & { readonly email_address: string })[]
  readonly phone_numbers: readonly (IdentifierJSON & { readonly phone_number: string })[]
  readonly web3_wallets?: readonly (IdentifierJSON & { readonly web3_wallet: string })[] | null | undefined
  readonly password_enabled?: boolean | null | undefined
  readonly public_metadata?: Record<string, unknown> | null | undefined
  readonly unsafe_metadata?: Record<string, unknown> | null | undefined
  readonly legal_accepted_at?: Time
  readonly last_sign_in_at?: Time
  readonly locale?: Text
}

export interface SessionJSON {
  readonly id: string
  readonly status: string
  readonly expire_at?: Time
  readonly abandon_at?: Time
  readonly last_active_at?: Time
  readonly last_active_organization_id?: Text
  readonly last_active_token?: { readonly jwt: string } | null | undefined
  readonly tasks?: readonly { readonly key: string }[] | null | undefined
  readonly user?: UserJSON | null | undefined
}

export interface FactorJSON {
  readonly strategy: string
  readonly safe_identifier?: string
  readonly email_address_id?: string
  readonly phone_number_id?: string
  readonly web3_wallet_id?: string
  readonly enterprise_connection_id?: string
  readonly primary?: boolean
  readonly default?: boolean
}

export interface SignInJSON {
  readonly id: string
  readonly status?: Text
  readonly identifier?: Text
  readonly supported_identifiers?: readonly string[] | null | undefined
  readonly supported_first_factors?: readonly FactorJSON[] | null | undefined
  readonly supported_second_factors?: readonly FactorJSON[] | null | undefined
  readonly first_factor_verification?: Verification
  readonly second_factor_verification?: Verification
  readonly client_trust_state?: Text
  readonly user_data?: Record<string, unknown> | null | undefined
  readonly created_session_id?: Text
  readonly protect_check?: { readonly token: string } | null | undefined
}

export interface ClientJSON {
  readonly id?: Text
  readonly sessions: readonly SessionJSON[]
  readonly sign_up?: SignUpJSON | null | undefined
  readonly sign_in?: SignInJSON | null | undefined
  readonly last_active_session_id?: Text
  readonly last_authentication_strategy?: Text
  readonly captcha_bypass?: boolean | null | undefined
  readonly cookie_expires_at?: Time
}

export interface EnterpriseConnectionJSON {
  readonly id: string
  readonly name: string
  readonly provider?: Text
  readonly logo_public_url?: Text
}
