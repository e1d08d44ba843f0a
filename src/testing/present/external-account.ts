import type { MockExternalAccount } from '../providers/contract.ts'
import type { IdentityRecord, RoundTripRecord } from '../state/records.ts'
import { aged } from '../verifications.ts'

/** How far a round trip has come. Its address is told as long as somebody may still go there. */
export const presentRoundTrip = (trip: RoundTripRecord | null, now: number) => {
  if (!trip) return null
  const { status, strategy, expireAt, verifiedAtClient, error, url } = aged(trip, now)
  return {
    object: 'verification',
    status,
    strategy,
    attempts: status === 'unverified' ? 0 : 1,
    expire_at: expireAt,
    verified_at_client: verifiedAtClient,
    error,
    ...(status === 'unverified' ? { external_verification_redirect_url: url } : {}),
  }
}

type Person = Pick<IdentityRecord, 'providerUserId' | 'emailAddress' | 'firstName' | 'lastName' | 'username'>

const presentPerson = ({ providerUserId, emailAddress, firstName, lastName, username }: Person) => ({
  provider_user_id: providerUserId,
  email_address: emailAddress ?? '',
  first_name: firstName ?? '',
  last_name: lastName ?? '',
  username: username ?? '',
})

/** What a provider tells of somebody. */
export const presentIdentity = (identity: IdentityRecord) => ({
  object: 'external_account',
  provider: identity.provider,
  ...presentPerson(identity),
})

const verified = (strategy: string) => ({
  object: 'verification',
  status: 'verified',
  strategy,
  attempts: 1,
  expire_at: null,
  error: null,
})

export const isSocial = ({ connectionId }: MockExternalAccount): boolean => connectionId === null

/** A user's account at a social provider. */
export const presentExternalAccount = (account: MockExternalAccount) => ({
  object: 'external_account',
  id: account.id,
  provider: account.strategy,
  identification_id: account.id,
  ...presentPerson(account),
  approved_scopes: '',
  image_url: '',
  label: '',
  public_metadata: {},
  verification: verified(account.strategy),
})

/** A user's account at the provider of a company. */
export const presentEnterpriseAccount = (account: MockExternalAccount) => ({
  object: 'enterprise_account',
  id: account.id,
  active: true,
  protocol: 'saml',
  provider: 'saml_custom',
  enterprise_connection: null,
  enterprise_connection_id: account.connectionId,
  ...presentPerson(account),
  last_authenticated_at: null,
  public_metadata: {},
  verification: verified(account.strategy),
})
