import { groups } from '../state/keys.ts'
import type { RoundTripRecord, SignInRecord, SignUpRecord } from '../state/records.ts'
import { findAll, type MockState } from '../state/state.ts'

/** A round trip to a provider, with the sign-up or sign-in that it belongs to. */
export type Traveller =
  | { readonly trip: RoundTripRecord; readonly signUp: SignUpRecord }
  | { readonly trip: RoundTripRecord; readonly signIn: SignInRecord }

/** Finds the round trip with this `state`. */
export const findTraveller = (state: MockState, id: string | null | undefined): Traveller | undefined => {
  const group = groups.trip(id ?? '')
  const [signUp] = findAll(state.signUps, group)
  if (signUp?.externalAccount) return { signUp, trip: signUp.externalAccount }
  const [signIn] = findAll(state.signIns, group)
  return signIn?.firstFactor ? { signIn, trip: signIn.firstFactor } : undefined
}
