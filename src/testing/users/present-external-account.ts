import { encode } from '../../shapes/encode.ts'
import { enterpriseAccountShape, externalAccountShape } from '../../shapes/user-accounts.ts'
import type { MockExternalAccount } from '../account-types.ts'
import type { MockUser } from '../user-types.ts'
import { presentProved } from '../verifications/present-verification.ts'

/** What accounts of both kinds have. Texts are never `null` on the wire. */
const describedOf = ({ id, providerUserId, emailAddress, firstName, lastName }: MockExternalAccount) => ({
  id,
  providerUserId,
  emailAddress: emailAddress ?? '',
  firstName: firstName ?? '',
  lastName: lastName ?? '',
  publicMetadata: {},
})

/** The verification of the round trip that created the account, which ended when the user was created. */
const presentOrigin = ({ strategy }: MockExternalAccount, { createdAt }: MockUser) => presentProved(strategy, createdAt)

export const isSocial = ({ connectionId }: MockExternalAccount): boolean => connectionId === null

/** A user's account at a social provider. */
export const presentExternalAccount = (account: MockExternalAccount, user: MockUser) => {
  const described = {
    ...describedOf(account),
    provider: account.strategy,
    identificationId: account.id,
    username: account.username ?? '',
    approvedScopes: '',
    imageUrl: '',
    label: '',
  }
  return {
    object: 'external_account',
    ...(encode(externalAccountShape, described) as object), // a shape is sent as an object
    created_at: user.createdAt,
    updated_at: user.createdAt,
    verification: presentOrigin(account, user),
  }
}

/** A user's account at the provider of a company. */
export const presentEnterpriseAccount = (account: MockExternalAccount, user: MockUser) => {
  const described = {
    ...describedOf(account),
    active: true,
    protocol: 'saml',
    provider: 'saml_custom',
    enterpriseConnectionId: account.connectionId,
    lastAuthenticatedAt: null,
  }
  return {
    object: 'enterprise_account',
    ...(encode(enterpriseAccountShape, described) as object), // a shape is sent as an object
    enterprise_connection: null,
    verification: presentOrigin(account, user),
  }
}
