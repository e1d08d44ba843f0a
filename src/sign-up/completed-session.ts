import type { FrontendApiRequest } from '../api/transport.ts'
import { identifiersOf, newSession } from '../attempts/new-session.ts'
import { normalized } from '../attempts/text.ts'
import type { Session } from '../shapes/session.ts'
import type { State } from '../state/state.ts'
import { isNewSignUp } from './requests.ts'
import { signUpOf } from './transitions.ts'

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
