import { problem } from '../api-errors.ts'
import { withChallenge } from '../challenges/protect.ts'
import { hasSecondFactor, trustFactors } from '../second-factors/list.ts'
import type { Context, Server } from '../server/context.ts'
import { updateClient } from '../sessions/client.ts'
import { envelope } from '../sessions/present-client.ts'
import { sessionOf } from '../sessions/sessions.ts'
import { nextId } from '../state/ids.ts'
import { groups } from '../state/keys.ts'
import type { ClientRecord, SignInRecord } from '../state/records.ts'
import { find, findAll, type MockState, put } from '../state/state.ts'
import { acceptTicket } from '../tickets/tickets.ts'
import type { MockUser } from '../user-types.ts'
import { isUserKeptOut } from '../users/access-lists.ts'
import { forgetFailures, requireUnlocked } from '../users/lock-out.ts'
import { identifierOf } from './identify.ts'
import { presentSignIn } from './present-sign-in.ts'
import { nextOf } from './status.ts'
import { isReset } from './strategies.ts'

/** Whether the user ever had a session in this browser. */
const trustOf = ({ sessions }: MockState, user: MockUser, clientId: string): 'new' | 'known' =>
  findAll(sessions, groups.client(clientId)).some(({ userId }) => userId === user.id) ? 'known' : 'new'

/** Returns the sign-in of a user who was found. */
export const withUser = (
  state: MockState,
  signIn: SignInRecord,
  user: MockUser,
  identifier: SignInRecord['identifier'] = signIn.identifier,
): SignInRecord => ({
  ...signIn,
  identifier: identifier ?? identifierOf(user),
  userId: user.id,
  clientTrust: trustOf(state, user, signIn.clientId),
})

/** Throws a `Problem` for a user who may not sign in. */
export const requireAdmitted = ({ state, clock }: Pick<Server, 'state' | 'clock'>, user: MockUser): void => {
  if (isUserKeptOut(state.instance, user)) throw problem('not_allowed_access')
  if (user.banned) throw problem('user_banned')
  requireUnlocked(user, clock.now())
}

/** Why a second factor is needed after this first one. */
const secondFactorFor = (
  state: MockState,
  user: MockUser,
  { strategy, clientId }: { readonly strategy: string; readonly clientId: string },
): SignInRecord['secondFactorFor'] => {
  const { settings, signIns } = state.instance
  const isSatisfied = strategy === 'passkey' && settings.passkey_settings.satisfies_second_factor
  if (hasSecondFactor(settings, user)) return isSatisfied ? null : 'mfa'
  const isTrusted =
    strategy !== 'password' ||
    !signIns.deviceTrust ||
    user.bypassClientTrust ||
    trustOf(state, user, clientId) === 'known' ||
    trustFactors(settings, user).length === 0
  return isTrusted ? null : 'client_trust'
}

/** Returns the sign-in after the user passed its first factor. Throws a `Problem` for a user who may not sign in. */
export const withFirstFactor = (
  server: Server,
  signIn: SignInRecord,
  {
    user,
    factor,
    isPasswordWeak = false,
  }: {
    readonly user: MockUser
    readonly factor: NonNullable<SignInRecord['firstFactor']>
    readonly isPasswordWeak?: boolean
  },
): SignInRecord => {
  requireAdmitted(server, user)
  const { strategy } = factor
  return {
    ...withUser(server.state, signIn, user),
    firstFactor: { ...factor, status: 'verified', error: null, verifiedAtClient: signIn.clientId },
    secondFactorFor: secondFactorFor(server.state, user, { strategy, clientId: signIn.clientId }),
    isNewPasswordNeeded: isReset(strategy) || isPasswordWeak,
  }
}

/** What is left to do after the sign-in before the session is active. */
const tasksOf = ({ instance }: MockState, { firstFactor }: SignInRecord, user: MockUser): readonly string[] => {
  const { settings, sessionTasks } = instance
  const needsMfa = settings.sign_in.second_factor.required && !hasSecondFactor(settings, user)
  const needsPassword = user.credentials.passwordCompromised && firstFactor?.strategy === 'password'
  const tasks = [...sessionTasks, ...(needsPassword ? ['reset-password'] : []), ...(needsMfa ? ['setup-mfa'] : [])]
  return [...new Set(tasks)]
}

/** Creates the session of a sign-in that needs nothing more, and makes it the active one. */
const completed = (server: Server, signIn: SignInRecord, user: MockUser) => {
  const { state, clock } = server
  const now = clock.now()
  const ids = { id: nextId(state, 'sess'), clientId: signIn.clientId, userId: user.id }
  const secondFactorAt = signIn.secondFactorFor === null ? null : now
  forgetFailures(server, user)
  const session = put(state.sessions, sessionOf(ids, tasksOf(state, signIn, user), now, secondFactorAt))
  acceptTicket(state, signIn.ticketId, signIn.id)
  return put(state.signIns, { ...signIn, createdSessionId: session.id })
}

/**
 * Stores a sign-in. If nothing is missing, it completes: a session is created.
 *
 * @param isKept Whether the client still has the complete sign-in: so it is after a link, which another browser may open.
 */
export const storeSignIn = (server: Server, client: ClientRecord, draft: SignInRecord, isKept = false) => {
  const { state, clock } = server
  const signIn = put(state.signIns, withChallenge(state, draft, clock.now()))
  const user = find(state.users, signIn.userId)
  if (signIn.protect || !user || nextOf(signIn) !== 'complete')
    return { signIn, client: updateClient({ server }, client, { signInId: signIn.id }) }
  const complete = completed(server, signIn, user)
  const updated = updateClient({ server }, client, {
    signInId: isKept ? complete.id : null,
    lastActiveSessionId: complete.createdSessionId,
    // The service does not say it of a browser whose sign-in a link completed.
    ...(isKept ? {} : { lastAuthenticationStrategy: complete.firstFactor?.strategy ?? null }),
  })
  return { signIn: complete, client: updated }
}

/** The response with a sign-in, and the whole client beside it. */
export const respondWith = (context: Context, signIn: SignInRecord, client: ClientRecord | null) => {
  const { state, clock } = context.server
  return envelope(context, presentSignIn(state, signIn, clock.now()), client)
}

/** Stores a sign-in like `storeSignIn()`, and returns the response. */
export const storeAndRespond = (context: Context, client: ClientRecord, draft: SignInRecord) => {
  const { signIn, client: updated } = storeSignIn(context.server, client, draft)
  // As the service does: the response that passes the first factor does not show its strategy as the last one yet.
  const isFirst = signIn.createdSessionId !== null && signIn.secondFactor === null
  const { lastAuthenticationStrategy } = isFirst ? client : updated
  return respondWith(context, signIn, { ...updated, lastAuthenticationStrategy })
}
