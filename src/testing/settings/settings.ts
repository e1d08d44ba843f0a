/** The attributes of a user that an instance can ask for, spelled as on the wire. */
export type AttributeName =
  | 'email_address'
  | 'phone_number'
  | 'username'
  | 'web3_wallet'
  | 'first_name'
  | 'last_name'
  | 'password'
  | 'authenticator_app'
  | 'ticket'
  | 'backup_code'
  | 'passkey'

/** One attribute: whether it is asked for, and how it is verified. */
export interface AttributeSettings {
  readonly enabled: boolean
  /** A sign-up does not complete without it. */
  readonly required: boolean
  /** The strategies that verify it: `email_code`, `phone_code`. */
  readonly verifications: readonly string[]
  /** The strategies that sign a user in with it. For a wallet they verify it, too: `web3_metamask_signature`, … */
  readonly first_factors: readonly string[]
  /** Whether it must be verified before the sign-up completes. */
  readonly verify_at_sign_up: boolean
  /** For a phone number: `sms`, `whatsapp`. */
  readonly channels?: readonly string[]
  readonly [key: string]: unknown
}

/** One social provider. */
export interface SocialSettings {
  readonly enabled: boolean
  readonly required: boolean
  readonly strategy: string
  readonly [key: string]: unknown
}

/** The rules for a password. Zero means the default: at least 8, at most 72. */
export interface PasswordSettings {
  readonly min_length: number
  readonly max_length: number
  readonly require_special_char: boolean
  readonly require_numbers: boolean
  readonly require_uppercase: boolean
  readonly require_lowercase: boolean
  /** Empty: the punctuation of ASCII. */
  readonly allowed_special_characters: string
  readonly [key: string]: unknown
}

/** What `GET /v1/environment` answers as `user_settings`, as far as the mock obeys it. The rest is passed on. */
export interface UserSettings {
  readonly attributes: Readonly<Record<AttributeName, AttributeSettings>>
  readonly social: Readonly<Record<string, SocialSettings>>
  readonly sign_up: {
    readonly progressive: boolean
    readonly captcha_enabled: boolean
    /** `public`, `restricted` or `waitlist`. */
    readonly mode: string
    readonly legal_consent_enabled: boolean
    readonly [key: string]: unknown
  }
  /** Who is let in. `allowlist`: only who is on a list, which the mock does not keep: `mode: 'restricted'` is what it obeys. */
  readonly restrictions: { readonly allowlist: { readonly enabled: boolean }; readonly [key: string]: unknown }
  /** `enabled`: the enterprise connections may be used. */
  readonly enterprise_sso: { readonly enabled: boolean; readonly [key: string]: unknown }
  readonly attack_protection: {
    /** Whether a link has to be opened in the browser that asked for it. */
    readonly email_link: { readonly require_same_client: boolean }
    readonly [key: string]: unknown
  }
  readonly password_settings: PasswordSettings
  readonly username_settings: {
    readonly min_length: number
    readonly max_length: number
    readonly [key: string]: unknown
  }
  readonly [key: string]: unknown
}

/** What `GET /v1/environment` answers as `display_config`. */
export interface DisplayConfig {
  readonly application_name: string
  readonly [key: string]: unknown
}

/** What `GET /v1/environment` answers as `auth_config`. */
export interface AuthConfig {
  /** One session per browser: who is signed in cannot start a sign-up. */
  readonly single_session_mode: boolean
  /**
   * Whether addresses with `+clerk_test` and the numbers `+1 XXX 555 0100` to `0199` are verified by `424242`, which is not
   * sent. Default: on a development instance (`displayConfig.instance_environment_type`).
   */
  readonly test_mode?: boolean | undefined
  readonly [key: string]: unknown
}

/** What a server counts and what it lets expire. */
export interface Limits {
  /** How long a code is accepted. Default 600 000: ten minutes. */
  readonly codeExpiresInMs: number
  /** How many wrong codes end a verification. Default 3. */
  readonly attempts: number
  /** How long after a code another may be asked for. Default 0: at once. */
  readonly resendIntervalMs: number
  /** How long a sign-up may stay incomplete. Default 86 400 000: one day. */
  readonly signUpAbandonedAfterMs: number
  /** How long a session token is valid. Default 60 000: one minute. */
  readonly tokenLifetimeMs: number
  /**
   * How many requests below `/client` a browser may send in a minute. It is counted from its first write on. What is more is
   * refused with `too_many_requests` and `Retry-After`. Default `null`: any number.
   */
  readonly requestsPerMinute: number | null
  /** How many codes and links a browser may ask for in an hour. Default `null`: any number. */
  readonly messagesPerHour: number | null
}

/** Which of the forms that real servers use an answer has. */
export interface AnswerSettings {
  /** Where the client stands that comes along with an answer: `client` (default), or `meta`: `meta.client`. */
  readonly clientIn: 'client' | 'meta'
  /** What that client says of a sign-up that is complete. Default `dropped`: its `sign_up` is `null`. */
  readonly completeSignUp: 'dropped' | 'kept'
  /** Whether a refusal brings the client along too. Default `false`. */
  readonly clientOnRefusal: boolean
}

/** A SAML or OIDC connection of a company: whoever has an address in its domains signs up through it. */
export interface EnterpriseConnection {
  /** Default: `entconn_` and the name, in lower case. */
  readonly id?: string | undefined
  readonly name: string
  /** For example `['corp.test']`. */
  readonly domains: readonly string[]
  /** Default `saml_custom`. */
  readonly provider?: string | undefined
}

/** Every member at every depth may be left out. Arrays are replaced as a whole. */
export type DeepPartial<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]?: DeepPartial<Value[Key]> | undefined }
    : Value

/** Everything about an instance that can be configured. */
export interface InstanceSettings {
  readonly settings: UserSettings
  readonly displayConfig: DisplayConfig
  readonly authConfig: AuthConfig
  readonly limits: Limits
  readonly answers: AnswerSettings
  readonly enterpriseConnections: readonly EnterpriseConnection[]
  /** Tasks that a new session begins with, for example `choose-organization`: it is pending until they are done. */
  readonly sessionTasks: readonly string[]
}
