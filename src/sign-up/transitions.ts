import { keepAttempt } from '../attempts/kept.ts'
import type { ClientParts } from '../shapes/client.ts'
import { isTransferable } from '../shapes/existing-account.ts'
import type { Session } from '../shapes/session.ts'
import { type SignUpAttempt, signUpShape } from '../shapes/sign-up.ts'
import { MESSAGE_VERIFICATIONS } from '../shapes/strategies.ts'
import { share } from '../state/share.ts'
import { sliceOf, withSlice } from '../state/slices.ts'
import { type State, transition } from '../state/state.ts'

/** How the sign-up is kept in the state. */
export const keptSignUp = keepAttempt<SignUpAttempt>({
  name: 'signUp',
  shape: signUpShape,
  carriedBy: ({ signUp }: ClientParts) => signUp,
  endsUncarried: isTransferable,
  atProvider: ({ verifications }) => verifications.externalAccount,
  byMessage: ({ verifications }) => MESSAGE_VERIFICATIONS.map((name) => verifications[name]),
})

/** The sign-up, as the server last sent it. */
export const signUpOf = (state: State): SignUpAttempt => sliceOf(state, keptSignUp).value

/**
 * A request whose response was lost completed a sign-up. The server no longer returns it, only its session. Its id is
 * empty when it was never received.
 */
export const completed = transition('completed', (state, session: Session, isNew: boolean) => {
  const known = signUpOf(state)
  const signUp = isNew ? keptSignUp.initial.value : known
  const complete: SignUpAttempt = {
    ...signUp,
    id: signUp.id ?? '',
    status: 'complete',
    missingFields: [],
    unverifiedFields: [],
    createdSessionId: session.id,
    createdUserId: session.user?.id ?? null,
  }
  return withSlice(state, keptSignUp, { value: share(known, complete), mayResume: true, foreignTicket: null })
})
