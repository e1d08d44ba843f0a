import type { MockExternalAccount, MockIdentity } from '../account-types.ts'
import { ANYTHING, type Members } from '../environment/members.ts'
import { nextId } from '../state/ids.ts'
import { groups } from '../state/keys.ts'
import type { IdentityRecord } from '../state/records.ts'
import { findAll, type MockState, put } from '../state/state.ts'

/** The members of an identity. */
export const IDENTITY = {
  id: ANYTHING,
  emailAddress: ANYTHING,
  emailVerified: ANYTHING,
  firstName: ANYTHING,
  lastName: ANYTHING,
  username: ANYTHING,
} satisfies Record<keyof MockIdentity, Members>

/** The identities at a provider, oldest first. */
export const identitiesAt = ({ identities }: MockState, provider: string): readonly IdentityRecord[] =>
  findAll(identities, groups.provider(provider))

/** Stores an identity at a provider. It replaces the one with the same id. */
export const withIdentity = (state: MockState, provider: string, given: MockIdentity): IdentityRecord => {
  const emailAddress = given.emailAddress?.trim() || null
  return put(state.identities, {
    provider,
    providerUserId: given.id ?? emailAddress?.toLowerCase() ?? nextId(state, 'identity'),
    emailAddress,
    emailVerified: given.emailVerified ?? true,
    firstName: given.firstName?.trim() || null,
    lastName: given.lastName?.trim() || null,
    username: given.username?.trim() || null,
  })
}

/** Returns the external account of an identity. */
export const externalAccountOf = (
  state: MockState,
  { providerUserId, emailAddress, firstName, lastName, username }: IdentityRecord,
  by: Pick<MockExternalAccount, 'strategy' | 'connectionId'>,
): MockExternalAccount => ({
  id: nextId(state, 'eac'),
  ...by,
  providerUserId,
  emailAddress,
  firstName,
  lastName,
  username,
})
