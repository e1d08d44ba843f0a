import { ANYTHING, type Members } from '../settings/members.ts'
import { nextId } from '../state/ids.ts'
import { groups } from '../state/keys.ts'
import type { IdentityRecord } from '../state/records.ts'
import { findAll, type MockState, put } from '../state/state.ts'
import type { MockExternalAccount, MockIdentity } from './contract.ts'

/** What an identity is given by. */
export const IDENTITY = {
  id: ANYTHING,
  emailAddress: ANYTHING,
  emailVerified: ANYTHING,
  firstName: ANYTHING,
  lastName: ANYTHING,
  username: ANYTHING,
} satisfies Record<keyof MockIdentity, Members>

/** The people known at a provider, in the order in which they came. */
export const identitiesAt = ({ identities }: MockState, provider: string): readonly IdentityRecord[] =>
  findAll(identities, groups.provider(provider))

/** Makes somebody known at a provider. Whoever was known under the same id is replaced. */
export const withIdentity = (state: MockState, provider: string, given: MockIdentity): IdentityRecord => {
  const emailAddress = given.emailAddress?.trim() || null
  return put(state.identities, {
    provider,
    providerUserId: given.id ?? emailAddress?.toLowerCase() ?? nextId(state, 'person'),
    emailAddress,
    emailVerified: given.emailVerified ?? true,
    firstName: given.firstName?.trim() || null,
    lastName: given.lastName?.trim() || null,
    username: given.username?.trim() || null,
  })
}

/** The account that a user has there. */
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
