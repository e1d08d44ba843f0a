import { date, flag, type Kind, list, type MembersOf, named, nullable, required, shape, text } from './kinds.ts'
import { type VerificationData, verificationShape } from './verification.ts'

const linkMembers = {
  id: required(text(), ''),
  /** For example `oauth_google`. */
  type: required(text(), ''),
}

/** An account that brought an identifier along. */
export interface UserIdentifierLink extends MembersOf<typeof linkMembers> {}

const linkShape: Kind<UserIdentifierLink> = shape(linkMembers)

const identifierMembers = {
  id: required(text(), ''),
  /** How it was verified; `null` when it was not. */
  verification: nullable(verificationShape),
  /** The accounts that brought it along. */
  linkedTo: list(linkShape),
  createdAt: date(),
  updatedAt: date(),
}

/** What all identifiers of a user share. */
export interface UserIdentifier extends MembersOf<typeof identifierMembers> {
  /** Whether it was verified, by any strategy. */
  readonly verified: boolean
}

const verified = ({ verification }: { readonly verification: VerificationData | null }) => ({
  verified: verification?.status === 'verified',
})

const emailAddressMembers = {
  ...identifierMembers,
  emailAddress: required(text(), ''),
  /** Whether its domain is one of an enterprise connection. */
  matchesSSOConnection: named(flag(), 'matches_sso_connection'),
}

const phoneNumberMembers = {
  ...identifierMembers,
  /** E.164, for example `+15555550100`. */
  phoneNumber: required(text(), ''),
  reservedForSecondFactor: flag(),
  defaultSecondFactor: flag(),
}

const web3WalletMembers = {
  ...identifierMembers,
  /** The wallet's address: `0x` and 40 hexadecimal characters, or base58 for Solana. */
  web3Wallet: required(text(), ''),
}

/** An email address of a user. */
export interface UserEmailAddress extends UserIdentifier, MembersOf<typeof emailAddressMembers> {}
/** A phone number of a user. */
export interface UserPhoneNumber extends UserIdentifier, MembersOf<typeof phoneNumberMembers> {}
/** A wallet of a user. */
export interface UserWeb3Wallet extends UserIdentifier, MembersOf<typeof web3WalletMembers> {}

export const emailAddressShape: Kind<UserEmailAddress> = shape(emailAddressMembers, verified)
export const phoneNumberShape: Kind<UserPhoneNumber> = shape(phoneNumberMembers, verified)
export const web3WalletShape: Kind<UserWeb3Wallet> = shape(web3WalletMembers, verified)
