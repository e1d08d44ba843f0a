import type { MockExternalAccount } from '../account-types.ts'
import type { MockUser } from '../user-types.ts'

const presentProfile = ({ providerUserId, emailAddress, firstName, lastName }: MockExternalAccount) => ({
  provider_user_id: providerUserId,
  email_address: emailAddress ?? '',
  first_name: firstName ?? '',
  last_name: lastName ?? '',
})

/** The verification of the round trip that created the account, which ended when the user was created. */
const presentOrigin = ({ strategy, connectionId }: MockExternalAccount, { createdAt }: MockUser) => ({
  object: connectionId === null ? 'verification_oauth' : 'verification_saml',
  status: 'verified',
  strategy,
  attempts: 1,
  expire_at: createdAt,
})

export const isSocial = ({ connectionId }: MockExternalAccount): boolean => connectionId === null

/** A user's account at a social provider. */
export const presentExternalAccount = (account: MockExternalAccount, user: MockUser) => ({
  object: 'external_account',
  id: account.id,
  provider: account.strategy,
  identification_id: account.id,
  ...presentProfile(account),
  username: account.username ?? '',
  approved_scopes: '',
  image_url: '',
  label: '',
  public_metadata: {},
  created_at: user.createdAt,
  updated_at: user.createdAt,
  verification: presentOrigin(account, user),
})

/** A user's account at the provider of a company. */
export const presentEnterpriseAccount = (account: MockExternalAccount, user: MockUser) => ({
  object: 'enterprise_account',
  id: account.id,
  active: true,
  protocol: 'saml',
  provider: 'saml_custom',
  enterprise_connection: null,
  enterprise_connection_id: account.connectionId,
  ...presentProfile(account),
  last_authenticated_at: null,
  public_metadata: {},
  verification: presentOrigin(account, user),
})
