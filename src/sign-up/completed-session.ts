import type { FrontendApiRequest } from '../api/transport.ts'
import { normalized } from '../attempts/compare.ts'
import { identifiersOf, newSession } from '../attempts/new-session.ts'
import type { Turn } from '../calls/resource.ts'
import type { Session } from '../shapes/session.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { share } from '../state/share.ts'
import { withSlice } from '../state/slices.ts'
import { type State, transition } from '../state/state.ts'
import { keptSignUp, signUpOf } from './members.ts'
import { isNewSignUp } from './requests.ts'

/** A sign-up creates its user and its session at almost the same time. */
const AT_ONCE_MS = 10_000

/** Whether the user has all the given identifiers. */
const isOfUser = ({ user }: Session, given: Readonly<Record<string, unknown>>): boolean => {
  const identifiers = user ? identifiersOf(user) : new Set()
  return ['emailAddress', 'phoneNumber', 'username', 'web3Wallet'].every(
    (name) => !given[name] || identifiers.has(normalized(given[name])),
  )
}

const isOfNewUser = ({ createdAt, user }: Session): boolean =>
  Boolean(createdAt && user?.createdAt) && Math.abs(Number(createdAt) - Number(user?.createdAt)) <= AT_ONCE_MS

/** The session that a request created whose response was lost. */
export const sessionOfCompletion = (before: State, after: State, request: FrontendApiRequest): Session | undefined => {
  const { emailAddress, phoneNumber, username, web3wallet: web3Wallet } = signUpOf(before)
  const given = isNewSignUp(request) ? {} : { emailAddress, phoneNumber, username, web3Wallet }
  return newSession(before, after, (session) => isOfUser(session, { ...given, ...request.body }), isOfNewUser)
}

/**
 * A request whose response was lost completed a sign-up. The server no longer returns it, only its session. Its id is
 * empty when it was never received.
 */
const completed = transition('completed', (state, session: Session, isNew: boolean) => {
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

export const complete = (turn: Turn, session: Session, isNew: boolean): void => turn.update(completed, session, isNew)
