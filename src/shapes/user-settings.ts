import { converted, count, flag, type Kind, list, type MembersOf, required, shape, text, withDefault } from './kinds.ts'

const attributeMembers = {
  enabled: flag(),
  required: flag(),
  verifyAtSignUp: flag(),
  /** Whether a user can sign in with it. */
  usedForFirstFactor: flag(),
  /** For example `email_code`, `email_link`, `phone_code`. */
  verifications: list(text()),
  /** The strategies for signing in, for example `web3_metamask_signature` for a wallet. */
  firstFactors: list(text()),
  /** For the phone number: `sms`, `whatsapp`. */
  channels: list(text()),
}

/** Whether an attribute is asked for at sign-up, and how it is verified. */
export interface EnvironmentAttribute extends MembersOf<typeof attributeMembers> {}

export const attributeShape: Kind<EnvironmentAttribute> = shape(attributeMembers)

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

export const socialShape: Kind<Social> = shape(socialMembers)

/** A limit. On the wire, 0 means no limit. */
const limit = (): Kind<number | null> => converted(count(), (most) => most || null)

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

export const passwordSettingsShape: Kind<PasswordSettings> = shape(passwordSettingsMembers)

export const usernameSettingsShape = shape({ minLength: limit(), maxLength: limit() })
