import {
  count,
  type Decoded,
  date,
  flag,
  type Kind,
  list,
  metadata,
  named,
  nullable,
  required,
  shape,
  text,
  withDefault,
} from './kinds.ts'
import { type VerificationData, verificationShape } from './verification.ts'

const linkShape = shape({
  id: required(text(), ''),
  /** For example `oauth_google`. */
  type: required(text(), ''),
})

const identifierMembers = {
  id: required(text(), ''),
  /** How it was verified; `null` when it was not. */
  verification: nullable(verificationShape),
  /** The external accounts that this identifier came from. */
  linkedTo: list(linkShape),
  createdAt: date(),
  updatedAt: date(),
}

/** Whether it was verified, by any strategy. */
const verified = ({ verification }: { readonly verification: VerificationData | null }) => ({
  verified: verification?.status === 'verified',
})

const emailAddressShape = shape(
  {
    ...identifierMembers,
    emailAddress: required(text(), ''),
    matchesSSOConnection: named(flag(), 'matches_sso_connection'),
  },
  verified,
)

const phoneNumberShape = shape(
  {
    ...identifierMembers,
    /** E.164, for example `+15555550100`. */
    phoneNumber: required(text(), ''),
    reservedForSecondFactor: flag(),
    defaultSecondFactor: flag(),
  },
  verified,
)

const web3WalletShape = shape({ ...identifierMembers, web3Wallet: required(text(), '') }, verified)

const accountMembers = {
  id: required(text(), ''),
  /** For example `oauth_google` or `saml_okta`. */
  provider: withDefault(text(), ''),
  /** The account's id at the provider. */
  providerUserId: withDefault(text(), ''),
  emailAddress: withDefault(text(), ''),
  firstName: withDefault(text(), ''),
  lastName: withDefault(text(), ''),
  publicMetadata: metadata(),
  verification: nullable(verificationShape),
}

const externalAccountShape = shape({
  ...accountMembers,
  identificationId: withDefault(text(), ''),
  /** Scopes that the provider granted, separated by spaces. */
  approvedScopes: withDefault(text(), ''),
  imageUrl: withDefault(text(), ''),
  username: text(),
  phoneNumber: text(),
  label: text(),
})

const enterpriseAccountShape = shape({
  ...accountMembers,
  /** For example `saml`. */
  protocol: withDefault(text(), ''),
  active: flag(),
  enterpriseConnectionId: text(),
  lastAuthenticatedAt: date(),
})

const passkeyShape = shape({
  id: required(text(), ''),
  name: text(),
  verification: nullable(verificationShape),
  lastUsedAt: date(),
  createdAt: date(),
  updatedAt: date(),
})

const organizationMembershipShape = shape({
  id: required(text(), ''),
  /** For example `org:admin`. */
  role: withDefault(text(), ''),
  roleName: withDefault(text(), ''),
  permissions: list(text()),
  publicMetadata: metadata(),
  organization: nullable(
    shape({ id: required(text(), ''), name: withDefault(text(), ''), slug: text(), imageUrl: withDefault(text(), '') }),
  ),
  createdAt: date(),
  updatedAt: date(),
})

const primary = <Identifier extends { readonly id: string }>(
  identifiers: readonly Identifier[],
  id: string | null,
): Identifier | null => identifiers.find((identifier) => identifier.id === id) ?? null

const user = shape(
  {
    id: required(text(), ''),
    /** The user's id in your own system. */
    externalId: text(),
    username: text(),
    firstName: text(),
    lastName: text(),
    imageUrl: withDefault(text(), ''),
    hasImage: flag(),
    primaryEmailAddressId: text(),
    primaryPhoneNumberId: text(),
    primaryWeb3WalletId: text(),
    emailAddresses: list<UserEmailAddress>(emailAddressShape),
    phoneNumbers: list<UserPhoneNumber>(phoneNumberShape),
    web3Wallets: list<UserWeb3Wallet>(web3WalletShape),
    /** The accounts at OAuth providers. */
    externalAccounts: list<UserExternalAccount>(externalAccountShape),
    /** The accounts at the identity providers of companies. */
    enterpriseAccounts: list<UserEnterpriseAccount>(enterpriseAccountShape),
    passkeys: list<UserPasskey>(passkeyShape),
    organizationMemberships: list<UserOrganizationMembership>(organizationMembershipShape),
    passwordEnabled: flag(),
    passwordLastUpdatedAt: date(),
    twoFactorEnabled: flag(),
    totpEnabled: flag(),
    backupCodeEnabled: flag(),
    banned: flag(),
    /** Whether the user is locked out for a while, after too many failed attempts. */
    locked: flag(),
    /** Seconds until the lock ends; `null` while there is none. */
    lockoutExpiresInSeconds: count(),
    publicMetadata: metadata(),
    unsafeMetadata: metadata(),
    legalAcceptedAt: date(),
    lastSignInAt: date(),
    lastActiveAt: date(),
    createOrganizationEnabled: flag(),
    deleteSelfEnabled: flag(),
    /** BCP 47. */
    locale: text(),
    createdAt: date(),
    updatedAt: date(),
  },
  ({ firstName, lastName, ...one }) => ({
    primaryEmailAddress: primary(one.emailAddresses, one.primaryEmailAddressId),
    primaryPhoneNumber: primary(one.phoneNumbers, one.primaryPhoneNumberId),
    primaryWeb3Wallet: primary(one.web3Wallets, one.primaryWeb3WalletId),
    /** First and last name; `null` when there is neither. */
    fullName: [firstName, lastName].filter(Boolean).join(' ') || null,
  }),
)

/** The user behind a session. */
export interface User extends Decoded<typeof user> {}

export const userShape: Kind<User> = user

/** An email address of a user. */
export interface UserEmailAddress extends Decoded<typeof emailAddressShape> {}
/** A phone number of a user. */
export interface UserPhoneNumber extends Decoded<typeof phoneNumberShape> {}
/** A wallet of a user. */
export interface UserWeb3Wallet extends Decoded<typeof web3WalletShape> {}
/** What all identifiers of a user share. */
export type UserIdentifier = Omit<UserWeb3Wallet, 'web3Wallet'>
/** A user's account at an OAuth provider. */
export interface UserExternalAccount extends Decoded<typeof externalAccountShape> {}
/** A user's account at the identity provider of a company. */
export interface UserEnterpriseAccount extends Decoded<typeof enterpriseAccountShape> {}
/** A passkey of a user. */
export interface UserPasskey extends Decoded<typeof passkeyShape> {}
/** A user's membership in an organization. */
export interface UserOrganizationMembership extends Decoded<typeof organizationMembershipShape> {}
