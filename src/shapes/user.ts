import {
  count,
  date,
  flag,
  type Kind,
  list,
  type MembersOf,
  metadata,
  required,
  shape,
  text,
  withDefault,
} from './kinds.ts'
import {
  enterpriseAccountShape,
  externalAccountShape,
  organizationMembershipShape,
  passkeyShape,
} from './user-accounts.ts'
import {
  emailAddressShape,
  phoneNumberShape,
  type UserEmailAddress,
  type UserPhoneNumber,
  type UserWeb3Wallet,
  web3WalletShape,
} from './user-identifiers.ts'

const userMembers = {
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
  emailAddresses: list(emailAddressShape),
  phoneNumbers: list(phoneNumberShape),
  web3Wallets: list(web3WalletShape),
  /** The accounts at OAuth providers. */
  externalAccounts: list(externalAccountShape),
  /** The accounts at the identity providers of companies. */
  enterpriseAccounts: list(enterpriseAccountShape),
  passkeys: list(passkeyShape),
  organizationMemberships: list(organizationMembershipShape),
  passwordEnabled: flag(),
  passwordLastUpdatedAt: date(),
  twoFactorEnabled: flag(),
  totpEnabled: flag(),
  backupCodeEnabled: flag(),
  banned: flag(),
  /** Whether too many failed attempts keep the user out for a while. */
  locked: flag(),
  /** Seconds until the lock ends; `null` while the user is not locked. */
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
}

/** The user behind a session. */
export interface User extends MembersOf<typeof userMembers> {
  readonly primaryEmailAddress: UserEmailAddress | null
  readonly primaryPhoneNumber: UserPhoneNumber | null
  readonly primaryWeb3Wallet: UserWeb3Wallet | null
  /** First and last name; `null` when there is neither. */
  readonly fullName: string | null
}

const withId = <Identifier extends { readonly id: string }>(
  identifiers: readonly Identifier[],
  id: string | null,
): Identifier | null => identifiers.find((identifier) => identifier.id === id) ?? null

export const userShape: Kind<User> = shape(userMembers, ({ firstName, lastName, ...user }) => ({
  primaryEmailAddress: withId(user.emailAddresses, user.primaryEmailAddressId),
  primaryPhoneNumber: withId(user.phoneNumbers, user.primaryPhoneNumberId),
  primaryWeb3Wallet: withId(user.web3Wallets, user.primaryWeb3WalletId),
  fullName: [firstName, lastName].filter(Boolean).join(' ') || null,
}))
