/** The attributes of a user that an instance can request, named as on the wire. */
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

/** One attribute: whether it is enabled and required, and how it is verified. */
export interface AttributeSettings {
  readonly enabled: boolean
  /** A sign-up does not complete without it. */
  readonly required: boolean
  /** The strategies that verify it, for example `email_code`, `email_link` or `phone_code`. */
  readonly verifications: readonly string[]
  /** Whether a user may sign in with it, or by it. */
  readonly used_for_first_factor: boolean
  /** The strategies that sign a user in with it. For a wallet they also verify it: `web3_metamask_signature`, … */
  readonly first_factors: readonly string[]
  /** Whether it may be a second factor. */
  readonly used_for_second_factor: boolean
  /** The strategies of the second factor: `phone_code`, `totp`, `backup_code`, `passkey`. */
  readonly second_factors: readonly string[]
  /** Whether it must be verified before the sign-up completes. */
  readonly verify_at_sign_up: boolean
  /** For a phone number: `sms`, `whatsapp`. */
  readonly channels?: readonly string[]
  readonly [key: string]: unknown
}

/** One social provider, for example `oauth_google`. */
export interface SocialSettings {
  readonly enabled: boolean
  readonly required: boolean
  readonly strategy: string
  readonly [key: string]: unknown
}

/** The rules for a password. A length of 0 means the default: at least 8, at most 72 characters. */
export interface PasswordSettings {
  readonly min_length: number
  readonly max_length: number
  readonly require_special_char: boolean
  readonly require_numbers: boolean
  readonly require_uppercase: boolean
  readonly require_lowercase: boolean
  /** Empty: the ASCII punctuation. */
  readonly allowed_special_characters: string
  /** Whether passwords of `breachedPasswords` are accepted. */
  readonly disable_hibp: boolean
  /** Whether signing in with one of `breachedPasswords` fails, too. */
  readonly enforce_hibp_on_sign_in: boolean
  readonly [key: string]: unknown
}

/** `user_settings` of `GET /v1/environment`: the members that the mock applies. Others are returned as they are. */
export interface UserSettings {
  readonly attributes: Readonly<Record<AttributeName, AttributeSettings>>
  readonly social: Readonly<Record<string, SocialSettings>>
  /** What users may do with their account, as the user of a session shows it. */
  readonly actions: {
    readonly delete_self: boolean
    readonly create_organization: boolean
    readonly [key: string]: unknown
  }
  readonly sign_up: {
    readonly progressive: boolean
    readonly captcha_enabled: boolean
    /** `public`, `restricted` or `waitlist`. */
    readonly mode: string
    readonly legal_consent_enabled: boolean
    readonly [key: string]: unknown
  }
  /** Whether the lists of `accessLists` apply, and whether they do at sign-in, too. */
  readonly restrictions: {
    readonly allowlist: { readonly enabled: boolean }
    readonly blocklist: { readonly enabled: boolean }
    readonly allowlist_blocklist_disabled_on_sign_in: { readonly enabled: boolean }
    readonly [key: string]: unknown
  }
  /** `enabled`: sign-ups may use the enterprise connections. */
  readonly enterprise_sso: { readonly enabled: boolean; readonly [key: string]: unknown }
  readonly attack_protection: {
    /** Whether a link must be opened in the browser that requested it. */
    readonly email_link: { readonly require_same_client: boolean }
    /** After so many wrong passwords or codes a user cannot sign in for a while; for ever with a duration of 0. */
    readonly user_lockout: {
      readonly enabled: boolean
      readonly max_attempts: number
      readonly duration_in_minutes: number
    }
    /** Whether a sign-in hides the data of its user: no names, and addresses and numbers masked. */
    readonly pii: { readonly enabled: boolean }
    /** Whether a sign-in with an unknown identifier looks like one with a known identifier. */
    readonly enumeration_protection: { readonly enabled: boolean }
    readonly [key: string]: unknown
  }
  /** Whether every user needs a second factor. A user without one gets the session task `setup-mfa`. */
  readonly sign_in: { readonly second_factor: { readonly required: boolean; readonly [key: string]: unknown } }
  /** `satisfies_second_factor`: signing in with a passkey needs no second factor. */
  readonly passkey_settings: { readonly satisfies_second_factor: boolean; readonly [key: string]: unknown }
  readonly password_settings: PasswordSettings
  readonly username_settings: {
    readonly min_length: number
    readonly max_length: number
    readonly [key: string]: unknown
  }
  readonly [key: string]: unknown
}

/** `display_config` of `GET /v1/environment`. */
export interface DisplayConfig {
  readonly application_name: string
  readonly [key: string]: unknown
}

/** `auth_config` of `GET /v1/environment`. */
export interface AuthConfig {
  /** One session per browser: a signed-in user cannot start a sign-up. */
  readonly single_session_mode: boolean
  /**
   * Whether the code `424242`, which is not sent, verifies addresses with `+clerk_test` and the numbers
   * `+1 XXX 555 0100` to `0199`. Default: on a development instance only (`displayConfig.instance_environment_type`).
   */
  readonly test_mode?: boolean | undefined
  readonly [key: string]: unknown
}

/** Limits of the server. All times are in milliseconds. */
export interface Limits {
  /** How long a code is accepted. Default 600 000: ten minutes. */
  readonly codeExpiresInMs: number
  /** How many wrong codes fail a verification. Default 3. */
  readonly attempts: number
  /** How long a client must wait before it requests another code. Default 0: no wait. */
  readonly resendIntervalMs: number
  /** How long a sign-up may stay incomplete. Default 86 400 000: one day. */
  readonly signUpAbandonedAfterMs: number
  /** How long a sign-in may stay incomplete. Default 86 400 000: one day. */
  readonly signInAbandonedAfterMs: number
  /** How long a session token is valid. Default 60 000: one minute. */
  readonly tokenLifetimeMs: number
  /**
   * How many requests below `/client` a browser may send in a minute, counted from its first write on. Further requests
   * fail with `too_many_requests` and `Retry-After`. Default `null`: no limit.
   */
  readonly requestsPerMinute: number | null
  /** How many codes and links a browser may request in an hour. Default `null`: no limit. */
  readonly messagesPerHour: number | null
}

/** The form of responses, where real servers differ. */
export interface ResponseSettings {
  /** Where a response carries the client: as `client` (default), or with `meta` as `meta.client`. */
  readonly clientIn: 'client' | 'meta'
  /** Whether that client still has a completed sign-up. Default `dropped`: its `sign_up` is `null`. */
  readonly completeSignUp: 'dropped' | 'kept'
  /** Whether an error response carries the client too. Default `false`. */
  readonly clientOnError: boolean
}

/** Rules of signing in that the environment of a real instance does not show. */
export interface SignInRules {
  /**
   * Whether a browser that is new to a user needs a second step after a password: `needs_client_trust`. Not for users
   * with a second factor, with `bypassClientTrust`, or without a verified email address or phone number. Default `false`.
   */
  readonly deviceTrust: boolean
  /** Whether a password that breaks the rules of `password_settings` must be replaced on sign-in. Default `false`. */
  readonly passwordPolicy: boolean
  /**
   * The domain of passkeys: `rpId`. Default `null`: the host name of the page that sends the request; without a page,
   * that of the API.
   */
  readonly passkeyDomain: string | null
}

/**
 * Who may sign up and sign in. An entry is an email address, a phone number or a wallet; `*@corp.test` is every address of
 * that domain. Each list applies once `settings.restrictions` enables it; an empty one never does.
 */
export interface AccessLists {
  /** Only these may. It outweighs the other list. */
  readonly allowlist: readonly string[]
  readonly blocklist: readonly string[]
}

/** A SAML or OIDC connection of a company. Users with an email address in its domains sign up through it. */
export interface EnterpriseConnection {
  /** Default: `entconn_` and the name, in lower case. */
  readonly id?: string | undefined
  readonly name: string
  /** For example `['corp.test']`. */
  readonly domains: readonly string[]
  /** Default `saml_custom`. */
  readonly provider?: string | undefined
  /**
   * The email addresses of the users who may sign in by an email code instead, for example when the connection is broken.
   * Needs `email_code` among `settings.attributes.email_address.first_factors`.
   */
  readonly ssoBypassAllowlist?: readonly string[] | undefined
}

/** Every member is optional, at every depth. Arrays are replaced as a whole. */
export type DeepPartial<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]?: DeepPartial<Value[Key]> | undefined }
    : Value

/** The configuration of an instance. */
export interface InstanceSettings {
  readonly settings: UserSettings
  readonly displayConfig: DisplayConfig
  readonly authConfig: AuthConfig
  readonly limits: Limits
  readonly responses: ResponseSettings
  readonly signIns: SignInRules
  /** The list of leaked passwords. New passwords must not be on it, unless `password_settings.disable_hibp` is on. */
  readonly breachedPasswords: readonly string[]
  readonly accessLists: AccessLists
  readonly enterpriseConnections: readonly EnterpriseConnection[]
  /** Tasks of every new session, for example `choose-organization`. The session is pending until they are done. */
  readonly sessionTasks: readonly string[]
}
