import { isSignedIn, type Session } from '../shapes/session.ts'
import type { User } from '../shapes/user.ts'
import type { State } from '../state/state.ts'
import { normalized } from './compare.ts'

/** The identifiers of a user, each as it is compared. */
export const identifiersOf = ({ username, emailAddresses, phoneNumbers, web3Wallets }: User): ReadonlySet<string> =>
  new Set(
    [
      username,
      ...emailAddresses.map(({ emailAddress }) => emailAddress),
      ...phoneNumbers.map(({ phoneNumber }) => phoneNumber),
      ...web3Wallets.map(({ web3Wallet }) => web3Wallet),
    ].map(normalized),
  )

/** Whether the sessions of this browser are known: a browser without a client has none. */
export const knowsSessions = ({ client, status }: State): boolean =>
  client !== null || status === 'ready' || status === 'degraded'

/**
 * The session that a request created whose response was lost: the client no longer contains a complete attempt, only
 * its session.
 *
 * @param isCandidate Whether a session may be the one.
 * @param isNew Whether it is new, where the client before the request is unknown and it is the only session.
 */
export const newSession = (
  before: State,
  { client }: State,
  isCandidate: (session: Session) => boolean,
  isNew: (session: Session) => boolean,
): Session | undefined => {
  const signedIn = client?.sessions.filter(isSignedIn) ?? []
  const candidates = signedIn.filter(isCandidate)
  if (knowsSessions(before)) {
    const known = new Set(before.client?.sessions.map(({ id }) => id))
    return candidates.find(({ id }) => !known.has(id))
  }
  // Which sessions are new is unknown here. The only one of this browser may be it.
  const [only, ...others] = signedIn
  const isOnly = only?.id === client?.lastActiveSessionId && others.length === 0
  return isOnly ? candidates.find(isNew) : undefined
}
