import { groups, isTrip } from '../state/keys.ts'
import type { IdentityRecord, RoundTripRecord, SignInRecord, SignUpRecord } from '../state/records.ts'
import { findAll, type MockState } from '../state/state.ts'
import type { MockUser } from '../user-types.ts'

/** A round trip to a provider, with the sign-up or sign-in that it belongs to. */
export type FoundTrip =
  | { readonly trip: RoundTripRecord; readonly signUp: SignUpRecord }
  | { readonly trip: RoundTripRecord; readonly signIn: SignInRecord }

/** Finds the round trip with this `state`. */
export const findTrip = (state: MockState, id: string | null | undefined): FoundTrip | undefined => {
  const group = groups.trip(id ?? '')
  const [signUp] = findAll(state.signUps, group)
  if (signUp?.externalAccount) return { signUp, trip: signUp.externalAccount }
  const [signIn] = findAll(state.signIns, group)
  return signIn && isTrip(signIn.firstFactor) ? { signIn, trip: signIn.firstFactor } : undefined
}

/** Finds the user of an identity: by the external account, or by a verified email address. */
export const ownerOf = ({ users }: MockState, identity: IdentityRecord): MockUser | undefined => {
  const { provider, providerUserId, emailAddress, emailVerified } = identity
  const [owner] = findAll(users, groups.account(provider, providerUserId))
  if (owner || !emailVerified || emailAddress === null) return owner
  return findAll(users, groups.identifier('email_address', emailAddress))[0]
}
