import type { FrontendApiRequest } from '../api/transport.ts'
import { isSignedIn, type Session } from '../shapes/session.ts'
import type { User } from '../shapes/user.ts'
import type { State } from '../state/state.ts'
import { normalized } from './outcomes.ts'
import { isNewSignUp } from './requests.ts'
import { signUpOf } from './transitions.ts'

/** A sign-up creates its user and its session at almost the same time. */
const AT_ONCE_MS = 10_000

const identifiersOf = ({ username, emailAddresses, phoneNumbers, web3Wallets }: User): ReadonlySet<string> =>
  new Set(
    [
      username,
      ...emailAddresses.map(({ emailAddress }) => emailAddress),
      ...phoneNumbers.map(({ phoneNumber }) => phoneNumber),
      ...web3Wallets.map(({ web3Wallet }) => web3Wallet),
    ].map(normalized),
  )

/** Whether the user has all the given identifiers. */
const isOfUser = ({ user }: Session, given: Readonly<Record<string, unknown>>): boolean => {
  const identifiers = user ? identifiersOf(user) : new Set()
  return ['emailAddress', 'phoneNumber', 'username', 'web3Wallet'].every(
    (name) => !given[name] || identifiers.has(normalized(given[name])),
  )
}

const isOfNewUser = ({ createdAt, user }: Session): boolean =>
  Boolean(createdAt && user?.createdAt) && Math.abs(Number(createdAt) - Number(user?.createdAt)) <= AT_ONCE_MS

/**
 * The session that a request created whose response was lost: the client no longer contains a complete sign-up, only
 * its session. `undefined` when there is no new session of this user.
 */
export const sessionOfCompletion = (
  before: State,
  { client }: State,
  request: FrontendApiRequest,
): Session | undefined => {
  const { emailAddress, phoneNumber, username, web3wallet: web3Wallet } = signUpOf(before)
  const given = isNewSignUp(request) ? {} : { emailAddress, phoneNumber, username, web3Wallet }
  const signedIn = client?.sessions.filter(isSignedIn) ?? []
  const candidates = signedIn.filter((session) => isOfUser(session, { ...given, ...request.body }))
  if (before.client) {
    const known = new Set(before.client.sessions.map(({ id }) => id))
    return candidates.find(({ id }) => !known.has(id))
  }
  // Which sessions are new is unknown here. The only one of this browser may be it, if it was created with its user.
  const [only, ...others] = signedIn
  const isOnly = only?.id === client?.lastActiveSessionId && others.length === 0
  return isOnly ? candidates.find(isOfNewUser) : undefined
}
