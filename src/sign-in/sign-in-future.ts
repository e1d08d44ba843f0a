import { type AttemptSource, futureOf } from '../attempts/face.ts'
import type { Settled } from '../calls/methods.ts'
import type { ClientTrustState, SignInAttempt, SignInStatus } from '../shapes/sign-in.ts'
import type { Verification } from '../shapes/verification.ts'
import { defineMembers } from '../state/members.ts'
import type { State } from '../state/state.ts'
import { groups, METHODS, RESULTS, type SignInPart } from './face.ts'
import { type DerivedMembers, liveReaders, signInOf } from './members.ts'
import type { SignInMethods } from './methods.ts'

/**
 * The same sign-in as {@link SignIn}, with methods that never reject: they return `{ error }`, where `error` is `null`
 * or an error of this package. Source: the SignInFuture document.
 */
export interface SignInFuture
  extends Omit<
      SignInAttempt,
      'id' | 'status' | 'firstFactorVerification' | 'secondFactorVerification' | 'clientTrustState'
    >,
    DerivedMembers,
    SignInMethods<Settled> {
  /** `undefined` while there is no sign-in. */
  readonly id?: string
  /** `needs_identifier` also while there is no sign-in: `id` and `$nextStep` show the difference. */
  readonly status: SignInStatus
  readonly firstFactorVerification: Verification
  readonly secondFactorVerification: Verification
  /** Whether the user has had a session on this device: `pending` until the user is known. */
  readonly clientTrustState?: ClientTrustState
  /** The session that the identity already has on this client. */
  readonly existingSession?: { sessionId: string }
}

const addMembers = defineMembers({
  live: {
    ...liveReaders,
    status: (state: State) => signInOf(state).status ?? 'needs_identifier',
  },
  parts: groups,
})

/** The interface of a sign-in whose methods never reject. */
export const createSignInFuture = futureOf<SignInFuture, AttemptSource<SignInPart>>(`${METHODS} ${RESULTS}`, addMembers)
