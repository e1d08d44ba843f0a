import type { MockUser } from '../contract.ts'
import type { IdentityRecord } from '../state/records.ts'
import type { MockState } from '../state/state.ts'

/** The user that somebody at a provider is: through that account, or through a verified email address. */
export const ownerOf = ({ users }: MockState, identity: IdentityRecord): MockUser | undefined =>
  users.find(({ externalAccounts }) =>
    externalAccounts.some(
      ({ strategy, connectionId, providerUserId }) =>
        (connectionId ?? strategy) === identity.provider && providerUserId === identity.providerUserId,
    ),
  ) ??
  users.find(
    ({ emailAddress }) =>
      identity.emailVerified &&
      emailAddress !== null &&
      emailAddress.toLowerCase() === identity.emailAddress?.toLowerCase(),
  )
