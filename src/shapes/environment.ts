import {
  asBody,
  converted,
  type Decoded,
  flag,
  type Kind,
  list,
  map,
  named,
  shape,
  text,
  withDefault,
} from './kinds.ts'
import {
  attributeShape,
  type EnvironmentAttribute,
  type PasswordSettings,
  passwordSettingsShape,
  type SocialProvider,
  socialShape,
  usernameSettingsShape,
} from './user-settings.ts'

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
    preferredSignInStrategy: withDefault(text<'password' | 'otp'>(), 'password' as const),
    googleOneTapClientId: text(),
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
    passkeySettings: shape({ allowAutofill: flag(), showSignInButton: flag() }),
    passwordSettings: passwordSettingsShape,
    usernameSettings: usernameSettingsShape,
  }),
})

/** How the instance wants bots to be kept out. */
export interface CaptchaSettings {
  readonly provider: string
  /** The site key of a challenge that may show itself, or `null`. */
  readonly publicKey: string | null
  /** The site key of a challenge that never shows itself, or `null`. */
  readonly invisiblePublicKey: string | null
  /** `smart` shows itself when it has to. */
  readonly widgetType: 'smart' | 'invisible'
  /** The strategies that need no challenge. */
  readonly oauthBypass: string[]
}

/** The instance's settings that a sign-up or a sign-in needs. */
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
  /** The way to sign in that a screen offers first. */
  readonly preferredSignInStrategy: 'password' | 'otp'
  /** The client id for Google One Tap. */
  readonly googleOneTapClientId: string | null
  readonly passkeySettings: {
    /** Whether to offer passkeys while the user fills in a field. */
    readonly allowAutofill: boolean
    readonly showSignInButton: boolean
  }
  readonly captcha: CaptchaSettings
  readonly passwordSettings: PasswordSettings
  readonly usernameSettings: Decoded<typeof usernameSettingsShape>
  /** URLs of pages; empty where the instance has no such page. */
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
export const environmentShape: Kind<Environment> = converted(asBody(environmentJSONShape), toEnvironment)

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
    preferredSignInStrategy: displayConfig.preferredSignInStrategy,
    googleOneTapClientId: displayConfig.googleOneTapClientId,
    passkeySettings: userSettings.passkeySettings,
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
