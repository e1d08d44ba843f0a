import type { FrontendApiRequest } from '../api/transport.ts'
import { identifiersOf, newSession } from '../attempts/new-session.ts'
import { digits, normalized } from '../attempts/text.ts'
import { isCreation } from '../calls/resource.ts'
import type { Session } from '../shapes/session.ts'
import type { State } from '../state/state.ts'
import { keptSignIn, signInOf } from './kept.ts'

/** The session that a request created whose response was lost. */
export const sessionOfCompletion = async (
  before: State,
  after: State,
  request: FrontendApiRequest,
): Promise<Session | undefined> => {
  const given = isCreation(keptSignIn, request) ? request.body?.identifier : signInOf(before).identifier
  const isOfUser = ({ user }: Session): boolean => {
    const identifiers = user ? identifiersOf(user) : new Set<string>()
    return !given || identifiers.has(normalized(given)) || identifiers.has(digits(given))
  }
  // An only session may be older than the sign-in.
  return newSession(before, after, isOfUser, () => false)
}
