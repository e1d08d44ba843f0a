import { groups } from '../state/keys.ts'
import type { RoundTripRecord, SignInRecord, SignUpRecord } from '../state/records.ts'
import { findAll, type MockState } from '../state/state.ts'

/** Somebody on the way to a provider and back: to sign up, or to sign in. */
export type Traveller =
  | { readonly trip: RoundTripRecord; readonly signUp: SignUpRecord }
  | { readonly trip: RoundTripRecord; readonly signIn: SignInRecord }

/** Who is on the round trip with this name. */
export const findTraveller = (state: MockState, id: string | null | undefined): Traveller | undefined => {
  const group = groups.trip(id ?? '')
  const [signUp] = findAll(state.signUps, group)
  if (signUp?.externalAccount) return { signUp, trip: signUp.externalAccount }
  const [signIn] = findAll(state.signIns, group)
  return signIn?.firstFactor ? { signIn, trip: signIn.firstFactor } : undefined
}
