import {
  asBody,
  count,
  type Decoded,
  flag,
  type Kind,
  list,
  type MembersOf,
  map,
  named,
  required,
  shape,
  text,
  withDefault,
} from './kinds.ts'

const attributeMembers = {
  enabled: flag(),
  required: flag(),
  verifyAtSignUp: flag(),
  /** For example `email_code`, `email_link`, `phone_code`. */
  verifications: list(text()),
  /** The strategies for signing in, for example `web3_metamask_signature` for a wallet. */
  firstFactors: list(text()),
  /** For the phone number: `sms`, `whatsapp`. */
  channels: list(text()),
}

/** Whether an attribute is asked for at sign-up, and how it is verified. */
export interface EnvironmentAttribute extends MembersOf<typeof attributeMembers> {}

const attributeShape: Kind<EnvironmentAttribute> = shape(attributeMembers)

const socialMembers = {
  enabled: flag(),
  required: flag(),
  /** Whether users can sign up and sign in with it, not only connect an account. */
  authenticatable: withDefault(flag(), true),
  /** Whether it can no longer be chosen. */
  notSelectable: flag(),
  /** Whether another provider is to replace this one. */
  deprecated: flag(),
  strategy: required(text(), ''),
  name: text(),
  logoUrl: text(),
}

interface Social extends MembersOf<typeof socialMembers> {}

/** A provider that can be signed up with. */
export interface SocialProvider extends Omit<Social, 'enabled' | 'name'> {
  readonly name: string
}

const socialShape: Kind<Social> = shape(socialMembers)

/** A limit. On the wire, 0 means no limit. */
const limit = (): Kind<number | null> => {
  const kind = count()
  return { ...kind, read: (value) => (value === 0 ? null : kind.read(value)) }
}

const passwordSettingsMembers = {
  minLength: limit(),
  maxLength: limit(),
  requireSpecialChar: flag(),
  requireNumbers: flag(),
  requireUppercase: flag(),
  requireLowercase: flag(),
  allowedSpecialCharacters: withDefault(text(), ''),
  showZxcvbn: flag(),
  /** 0 to 4. */
  minZxcvbnStrength: withDefault(count(), 0),
}

/** The server's rules for a password, exactly as it sends them; `null` where it sets no limit. */
export interface PasswordSettings extends MembersOf<typeof passwordSettingsMembers> {}

const passwordSettingsShape: Kind<PasswordSettings> = shape(passwordSettingsMembers)

const usernameSettingsShape = shape({ minLength: limit(), maxLength: limit() })

/**
 * Providers that keep bots out themselves. The default when the server sends no list; an empty list means no provider.
 */
const DEFAULT_BYPASS = ['oauth_google', 'oauth_microsoft', 'oauth_apple']

const address = () => withDefault(text(), '')

const environmentJSONShape = shape({
  authConfig: shape({ singleSessionMode: flag() }),
  displayConfig: shape({
    applicationName: withDefault(text(), ''),
    captchaProvider: withDefault(text(), 'turnstile'),
    captchaPublicKey: text(),
    captchaPublicKeyInvisible: text(),
    captchaWidgetType: text(),
    captchaOauthBypass: withDefault(list(text()), DEFAULT_BYPASS),
    signInUrl: address(),
    signUpUrl: address(),
    afterSignUpUrl: address(),
    homeUrl: address(),
    termsUrl: address(),
    privacyPolicyUrl: address(),
  }),
  userSettings: shape({
    attributes: map(attributeShape),
    social: map(socialShape),
    enterpriseSSO: named(shape({ enabled: flag() }), 'enterprise_sso'),
    signUp: shape({
      progressive: withDefault(flag(), true),
      captchaEnabled: flag(),
      mode: withDefault(text<'public' | 'restricted' | 'waitlist'>(), 'public' as const),
      legalConsentEnabled: flag(),
    }),
    passwordSettings: passwordSettingsShape,
    usernameSettings: usernameSettingsShape,
  }),
})

/** How the instance wants bots to be kept out. */
export interface CaptchaSettings {
  readonly provider: string
  /** The site key of a challenge that may show itself; `null` when the instance has none. */
  readonly publicKey: string | null
  /** The site key of a challenge that never shows itself; `null` when the instance has none. */
  readonly invisiblePublicKey: string | null
  /** `smart` shows itself when it has to. */
  readonly widgetType: 'smart' | 'invisible'
  /** The strategies that need no challenge. */
  readonly oauthBypass: string[]
}

/** The instance's settings that a sign-up needs. */
export interface Environment {
  readonly applicationName: string
  readonly singleSessionMode: boolean
  /** By name on the wire: `email_address`, `phone_number`, `username`, `first_name`, … */
  readonly attributes: Readonly<Record<string, EnvironmentAttribute>>
  /** The OAuth providers to sign up with: enabled, authenticatable and selectable. */
  readonly social: SocialProvider[]
  readonly enterpriseSSO: boolean
  readonly signUp: {
    readonly mode: 'public' | 'restricted' | 'waitlist'
    readonly progressive: boolean
    readonly captchaEnabled: boolean
    readonly legalConsentEnabled: boolean
  }
  readonly captcha: CaptchaSettings
  readonly passwordSettings: PasswordSettings
  readonly usernameSettings: Decoded<typeof usernameSettingsShape>
  /** URLs of pages; empty when the instance has none. */
  readonly urls: {
    readonly signIn: string
    readonly signUp: string
    readonly afterSignUp: string
    readonly home: string
    readonly terms: string
    readonly privacyPolicy: string
  }
}

/** The instance's settings. Every section may be absent: the defaults then apply. */
export const environmentShape: Kind<Environment> = {
  ...asBody(environmentJSONShape),
  empty: toEnvironment(environmentJSONShape.empty),
  read: (value) => {
    const json = environmentJSONShape.read(value)
    return json && toEnvironment(json)
  },
}

function toEnvironment({ authConfig, displayConfig, userSettings }: Decoded<typeof environmentJSONShape>): Environment {
  return {
    applicationName: displayConfig.applicationName,
    singleSessionMode: authConfig.singleSessionMode,
    attributes: userSettings.attributes,
    social: Object.values(userSettings.social)
      .filter(({ enabled, authenticatable, notSelectable }) => enabled && authenticatable && !notSelectable)
      .map(({ enabled: _, ...provider }) => ({ ...provider, name: provider.name ?? provider.strategy })),
    enterpriseSSO: userSettings.enterpriseSSO.enabled,
    signUp: userSettings.signUp,
    captcha: {
      provider: displayConfig.captchaProvider,
      publicKey: displayConfig.captchaPublicKey,
      invisiblePublicKey: displayConfig.captchaPublicKeyInvisible,
      widgetType: displayConfig.captchaWidgetType === 'smart' ? 'smart' : 'invisible',
      oauthBypass: displayConfig.captchaOauthBypass,
    },
    passwordSettings: userSettings.passwordSettings,
    usernameSettings: userSettings.usernameSettings,
    urls: {
      signIn: displayConfig.signInUrl,
      signUp: displayConfig.signUpUrl,
      afterSignUp: displayConfig.afterSignUpUrl,
      home: displayConfig.homeUrl,
      terms: displayConfig.termsUrl,
      privacyPolicy: displayConfig.privacyPolicyUrl,
    },
  }
}
