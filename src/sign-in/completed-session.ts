import type { FrontendApiRequest } from '../api/transport.ts'
import { digits, normalized } from '../attempts/compare.ts'
import { identifiersOf, newSession } from '../attempts/new-session.ts'
import { isCreation, type Turn } from '../calls/resource.ts'
import type { Session } from '../shapes/session.ts'
import { share } from '../state/share.ts'
import { withSlice } from '../state/slices.ts'
import { type State, transition } from '../state/state.ts'
import { signInAtServer } from './at-server.ts'
import { keptSignIn, signInOf } from './members.ts'

/** The session that a request created whose response was lost. */
export const sessionOfCompletion = async (
  before: State,
  after: State,
  request: FrontendApiRequest,
): Promise<Session | undefined> => {
  const given = isCreation(signInAtServer, request) ? request.body?.identifier : signInOf(before).identifier
  const isOfUser = ({ user }: Session): boolean => {
    const identifiers = user ? identifiersOf(user) : new Set<string>()
    return !given || identifiers.has(normalized(given)) || identifiers.has(digits(given))
  }
  // An only session may be older than the sign-in.
  return newSession(before, after, isOfUser, () => false)
}

/** A request whose response was lost completed a sign-in. The server no longer returns it, only its session. */
const completed = transition('completed', (state, { id: createdSessionId }: Session, isNew: boolean) => {
  const known = signInOf(state)
  const signIn = isNew ? keptSignIn.initial.value : known
  const value = share(known, { ...signIn, id: signIn.id ?? '', status: 'complete' as const, createdSessionId })
  return withSlice(state, keptSignIn, { value, mayResume: true })
})

export const complete = (turn: Turn, session: Session, isNew: boolean): void => turn.update(completed, session, isNew)
