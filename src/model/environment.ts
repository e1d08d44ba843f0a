import type { EnvironmentJSON } from '../wire/environment.ts'

/** Whether an attribute is asked for at sign-up, and how it is verified. */
export interface EnvironmentAttribute {
  readonly enabled: boolean
  readonly required: boolean
  readonly verifyAtSignUp: boolean
  /** For example `email_code`, `email_link`, `phone_code`. */
  readonly verifications: string[]
  /** For the phone number: `sms`, `whatsapp`. */
  readonly channels: string[]
}

/** The server's rules for a password, exactly as it sends them; `null` where it sets no limit. */
export interface PasswordSettings {
  readonly minLength: number | null
  readonly maxLength: number | null
  readonly requireSpecialChar: boolean
  readonly requireNumbers: boolean
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  readonly allowedSpecialCharacters: string
  readonly showZxcvbn: boolean
  /** 0 to 4. */
  readonly minZxcvbnStrength: number
}

/** How the instance wants bots to be kept out. */
export interface CaptchaSettings {
  readonly provider: string
  /** The site key of a challenge that may show itself; `null` where the instance has none. */
  readonly publicKey: string | null
  /** The site key of a challenge that never shows itself; `null` where the instance has none. */
  readonly invisiblePublicKey: string | null
  /** `smart` shows itself when it has to. */
  readonly widgetType: 'smart' | 'invisible'
  /** The strategies that need no challenge. */
  readonly oauthBypass: string[]
}

/** The instance's settings, as far as a sign-up needs them. */
export interface Environment {
  readonly applicationName: string
  readonly singleSessionMode: boolean
  /** By wire name: `email_address`, `phone_number`, `username`, `first_name`, … */
  readonly attributes: Readonly<Record<string, EnvironmentAttribute>>
  /** The OAuth providers that are switched on. */
  readonly social: { readonly strategy: string; readonly name: string; readonly logoUrl: string | null }[]
  readonly enterpriseSSO: boolean
  readonly signUp: {
    readonly mode: 'public' | 'restricted' | 'waitlist'
    readonly progressive: boolean
    readonly captchaEnabled: boolean
    readonly legalConsentEnabled: boolean
  }
  readonly captcha: CaptchaSettings
  readonly passwordSettings: PasswordSettings
  readonly usernameSettings: { readonly minLength: number | null; readonly maxLength: number | null }
  /** Addresses of pages; empty where the instance has none. */
  readonly urls: {
    readonly signIn: string
    readonly signUp: string
    readonly afterSignUp: string
    readonly home: string
    readonly terms: string
    readonly privacyPolicy: string
  }
}

type Settings = NonNullable<EnvironmentJSON['user_settings']>

const decodeAttributes = (attributes: Settings['attributes']): Record<string, EnvironmentAttribute> =>
  Object.fromEntries(
    Object.entries(attributes ?? {}).map(([name, attribute]) => [
      name,
      {
        enabled: attribute.enabled,
        required: attribute.required,
        verifyAtSignUp: attribute.verify_at_sign_up ?? false,
        verifications: attribute.verifications ?? [],
        channels: attribute.channels ?? [],
      },
    ]),
  )

const decodePasswordSettings = (rules: Settings['password_settings']): PasswordSettings => ({
  minLength: rules?.min_length || null,
  // Zero stands for "no limit of its own" on the wire.
  maxLength: rules?.max_length || null,
  requireSpecialChar: rules?.require_special_char ?? false,
  requireNumbers: rules?.require_numbers ?? false,
  requireUppercase: rules?.require_uppercase ?? false,
  requireLowercase: rules?.require_lowercase ?? false,
  allowedSpecialCharacters: rules?.allowed_special_characters ?? '',
  showZxcvbn: rules?.show_zxcvbn ?? false,
  minZxcvbnStrength: rules?.min_zxcvbn_strength ?? 0,
})

/** These come from providers that keep bots out themselves. What the server means when it sends no list; an empty one is none. */
const DEFAULT_BYPASS = ['oauth_google', 'oauth_microsoft', 'oauth_apple']

const decodeCaptcha = (display: EnvironmentJSON['display_config']): CaptchaSettings => ({
  provider: display?.captcha_provider ?? 'turnstile',
  publicKey: display?.captcha_public_key || null,
  invisiblePublicKey: display?.captcha_public_key_invisible || null,
  widgetType: display?.captcha_widget_type === 'smart' ? 'smart' : 'invisible',
  oauthBypass: display?.captcha_oauth_bypass ?? DEFAULT_BYPASS,
})

export const decodeEnvironment = ({ auth_config, display_config, user_settings }: EnvironmentJSON): Environment => ({
  applicationName: display_config?.application_name ?? '',
  singleSessionMode: auth_config?.single_session_mode ?? false,
  attributes: decodeAttributes(user_settings?.attributes),
  social: Object.values(user_settings?.social ?? {})
    .filter(({ enabled }) => enabled)
    .map(({ strategy, name, logo_url }) => ({ strategy, name: name ?? strategy, logoUrl: logo_url ?? null })),
  enterpriseSSO: user_settings?.enterprise_sso?.enabled ?? false,
  signUp: {
    mode: (user_settings?.sign_up?.mode ?? 'public') as Environment['signUp']['mode'],
    progressive: user_settings?.sign_up?.progressive ?? true,
    captchaEnabled: user_settings?.sign_up?.captcha_enabled ?? false,
    legalConsentEnabled: user_settings?.sign_up?.legal_consent_enabled ?? false,
  },
  captcha: decodeCaptcha(display_config),
  passwordSettings: decodePasswordSettings(user_settings?.password_settings),
  usernameSettings: {
    minLength: user_settings?.username_settings?.min_length || null,
    maxLength: user_settings?.username_settings?.max_length || null,
  },
  urls: {
    signIn: display_config?.sign_in_url ?? '',
    signUp: display_config?.sign_up_url ?? '',
    afterSignUp: display_config?.after_sign_up_url ?? '',
    home: display_config?.home_url ?? '',
    terms: display_config?.terms_url ?? '',
    privacyPolicy: display_config?.privacy_policy_url ?? '',
  },
})
