import { encode } from '../../shapes/encode.ts'
import { sessionShape } from '../../shapes/session.ts'
import type { MockSession } from '../account-types.ts'
import type { Context } from '../server/context.ts'
import { find } from '../state/state.ts'
import { presentPublicUserData, presentUser } from '../users/present-user.ts'

/** The status of a session at this time. */
const sessionStatus = ({ status, expireAt, abandonAt, tasks }: MockSession, now: number) => {
  if (status !== 'active') return status
  if (expireAt <= now) return 'expired'
  if (abandonAt <= now) return 'abandoned'
  return tasks.length > 0 ? 'pending' : 'active'
}

/** How many minutes ago each factor was verified; -1: never. */
const factorAges = ({ createdAt, secondFactorAt }: MockSession, now: number): readonly [number, number] => {
  const age = (at: number) => Math.floor((now - at) / 60_000)
  return [age(createdAt), secondFactorAt === null ? -1 : age(secondFactorAt)]
}

/** Whether the session is active, or pending with tasks left. */
export const isSignedIn = (session: MockSession, now: number): boolean =>
  ['active', 'pending'].includes(sessionStatus(session, now))

/** Returns a signed token for a session. */
export const presentToken = async ({ server, call }: Context, session: MockSession) => {
  const jwt = await server.sign(session, {
    issuer: call.base,
    authorizedParty: call.page,
    now: server.clock.now(),
    status: sessionStatus(session, server.clock.now()),
    factorAges: factorAges(session, server.clock.now()),
    lifetimeMs: server.state.instance.limits.tokenLifetimeMs,
  })
  return { object: 'token', jwt }
}

/** A session as on the wire, with a new token while the user is signed in. */
export const presentSession = async (context: Context, session: MockSession) => {
  const { state, clock } = context.server
  const now = clock.now()
  const user = find(state.users, session.userId)
  const { tasks, ...stored } = session
  const described = {
    ...stored,
    status: sessionStatus(session, now),
    factorVerificationAge: factorAges(session, now),
    lastActiveOrganizationId: null,
    actor: null,
    tasks: tasks.length > 0 ? tasks.map((key) => ({ key })) : undefined,
    updatedAt: session.lastActiveAt,
  }
  const json = {
    object: 'session',
    ...(encode(sessionShape, described) as object), // a shape is sent as an object
    user: user ? presentUser(user, state.instance.settings, now) : null,
    public_user_data: user ? presentPublicUserData(user) : null,
  }
  // Last, since it waits: everything above shows the state when the request was handled.
  return { ...json, last_active_token: isSignedIn(session, now) ? await presentToken(context, session) : null }
}
