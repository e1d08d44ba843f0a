import { nextId } from '../state/ids.ts'
import type { IdentityRecord } from '../state/records.ts'
import type { MockState } from '../state/state.ts'
import type { MockExternalAccount, MockIdentity } from './contract.ts'

/** The people known at a provider, in the order in which they came. */
export const identitiesAt = ({ identities }: MockState, provider: string): readonly IdentityRecord[] =>
  identities.filter((known) => known.provider === provider)

/** Makes somebody known at a provider. Whoever was known under the same id is replaced. */
export const withIdentity = (state: MockState, provider: string, given: MockIdentity): IdentityRecord => {
  const emailAddress = given.emailAddress?.trim() || null
  const identity: IdentityRecord = {
    provider,
    providerUserId: given.id ?? emailAddress?.toLowerCase() ?? nextId(state, 'person'),
    emailAddress,
    emailVerified: given.emailVerified ?? true,
    firstName: given.firstName?.trim() || null,
    lastName: given.lastName?.trim() || null,
    username: given.username?.trim() || null,
  }
  const isSame = (known: IdentityRecord) =>
    known.provider === provider && known.providerUserId === identity.providerUserId
  const index = state.identities.findIndex(isSame)
  state.identities.splice(index === -1 ? state.identities.length : index, 1, identity)
  return identity
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
