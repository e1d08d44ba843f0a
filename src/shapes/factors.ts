import { flag, type Kind, type MembersOf, optional, required, shape, text } from './kinds.ts'
import type { OAuthStrategy, PhoneCodeChannel, Web3Strategy } from './strategies.ts'

const factorMembers = {
  strategy: required(text(), ''),
  emailAddressId: optional(text()),
  phoneNumberId: optional(text()),
  web3WalletId: optional(text()),
  /** The email address or phone number; masked where the instance hides personal data. */
  safeIdentifier: optional(text()),
  /** Whether it is the user's primary one. */
  primary: optional(flag()),
  /** Whether it is the second factor to use first. */
  default: optional(flag()),
  channel: optional(text<PhoneCodeChannel>()),
  walletName: optional(text()),
  enterpriseConnectionId: optional(text()),
  enterpriseConnectionName: optional(text()),
  enterpriseConnectionLogoPublicUrl: optional(text()),
  enterpriseConnectionProvider: optional(text()),
}

interface AnyFactor extends MembersOf<typeof factorMembers> {}

/** A factor of one strategy: the members that it always has, and those that it may have. */
type Factor<Strategy extends string, Always extends keyof AnyFactor = never, Maybe extends keyof AnyFactor = never> = {
  readonly strategy: Strategy
} & { readonly [Name in Always]-?: NonNullable<AnyFactor[Name]> } & { readonly [Name in Maybe]?: AnyFactor[Name] }

export type EmailCodeFactor = Factor<'email_code', 'emailAddressId' | 'safeIdentifier', 'primary'>
export type EmailLinkFactor = Factor<'email_link', 'emailAddressId' | 'safeIdentifier', 'primary'>
export type PhoneCodeFactor = Factor<
  'phone_code',
  'phoneNumberId' | 'safeIdentifier',
  'primary' | 'default' | 'channel'
>
export type PasskeyFactor = Factor<'passkey'>
export type EnterpriseSSOFactor = Factor<
  'enterprise_sso',
  never,
  | 'enterpriseConnectionId'
  | 'enterpriseConnectionName'
  | 'enterpriseConnectionLogoPublicUrl'
  | 'enterpriseConnectionProvider'
>

/** A way to prove who signs in. The server may send strategies that are newer than this list. */
export type SignInFirstFactor =
  | EmailCodeFactor
  | EmailLinkFactor
  | PhoneCodeFactor
  | PasskeyFactor
  | Factor<'password'>
  | Factor<'reset_password_email_code', 'emailAddressId' | 'safeIdentifier', 'primary'>
  | Factor<'reset_password_phone_code', 'phoneNumberId' | 'safeIdentifier', 'primary'>
  | Factor<Web3Strategy, 'web3WalletId', 'primary' | 'walletName'>
  | Factor<OAuthStrategy>
  | EnterpriseSSOFactor

/** A further proof, for users who want or need one. */
export type SignInSecondFactor =
  | EmailCodeFactor
  | EmailLinkFactor
  | PhoneCodeFactor
  | PasskeyFactor
  | Factor<'totp'>
  | Factor<'backup_code'>

const factorShape = shape(factorMembers)

export const firstFactorShape = factorShape as unknown as Kind<SignInFirstFactor>
export const secondFactorShape = factorShape as unknown as Kind<SignInSecondFactor>
