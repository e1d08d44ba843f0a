import { groups } from '../state/keys.ts'
import type { IdentityRecord } from '../state/records.ts'
import { findAll, type MockState } from '../state/state.ts'
import type { MockUser } from '../types.ts'

/** Finds the user of an identity: by the external account, or by a verified email address. */
export const ownerOf = ({ users }: MockState, identity: IdentityRecord): MockUser | undefined => {
  const { provider, providerUserId, emailAddress, emailVerified } = identity
  const [owner] = findAll(users, groups.account(provider, providerUserId))
  if (owner || !emailVerified || emailAddress === null) return owner
  return findAll(users, groups.identifier('email_address', emailAddress))[0]
}
