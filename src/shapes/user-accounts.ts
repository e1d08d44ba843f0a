import {
  date,
  flag,
  type Kind,
  list,
  type MembersOf,
  metadata,
  nullable,
  required,
  shape,
  text,
  withDefault,
} from './kinds.ts'
import { verificationShape } from './verification.ts'

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

const externalAccountMembers = {
  ...accountMembers,
  identificationId: withDefault(text(), ''),
  /** Scopes that the provider granted, separated by spaces. */
  approvedScopes: withDefault(text(), ''),
  imageUrl: withDefault(text(), ''),
  username: text(),
  phoneNumber: text(),
  label: text(),
}

const enterpriseAccountMembers = {
  ...accountMembers,
  /** For example `saml`. */
  protocol: withDefault(text(), ''),
  active: flag(),
  enterpriseConnectionId: text(),
  lastAuthenticatedAt: date(),
}

const passkeyMembers = {
  id: required(text(), ''),
  name: text(),
  verification: nullable(verificationShape),
  lastUsedAt: date(),
  createdAt: date(),
  updatedAt: date(),
}

const organizationMembers = {
  id: required(text(), ''),
  name: withDefault(text(), ''),
  slug: text(),
  imageUrl: withDefault(text(), ''),
}

/** An organization, as a membership shows it. */
export interface UserOrganization extends MembersOf<typeof organizationMembers> {}

const organizationShape: Kind<UserOrganization> = shape(organizationMembers)

const organizationMembershipMembers = {
  id: required(text(), ''),
  /** For example `org:admin`. */
  role: withDefault(text(), ''),
  roleName: withDefault(text(), ''),
  permissions: list(text()),
  publicMetadata: metadata(),
  organization: nullable(organizationShape),
  createdAt: date(),
  updatedAt: date(),
}

/** A user's account at an OAuth provider. */
export interface UserExternalAccount extends MembersOf<typeof externalAccountMembers> {}
/** A user's account at the identity provider of a company. */
export interface UserEnterpriseAccount extends MembersOf<typeof enterpriseAccountMembers> {}
/** A passkey of a user. */
export interface UserPasskey extends MembersOf<typeof passkeyMembers> {}
/** A user's membership in an organization. */
export interface UserOrganizationMembership extends MembersOf<typeof organizationMembershipMembers> {}

export const externalAccountShape: Kind<UserExternalAccount> = shape(externalAccountMembers)
export const enterpriseAccountShape: Kind<UserEnterpriseAccount> = shape(enterpriseAccountMembers)
export const passkeyShape: Kind<UserPasskey> = shape(passkeyMembers)
export const organizationMembershipShape: Kind<UserOrganizationMembership> = shape(organizationMembershipMembers)
