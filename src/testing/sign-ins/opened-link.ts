import type { Context } from '../server/context.ts'
import { isTrip } from '../state/keys.ts'
import type { FactorRecord, LinkRecord, SignInRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { lockOf } from '../users/lock-out.ts'
import { type Landing, statusOfLink } from '../verifications/links.ts'
import { storeSignIn, withFirstFactor } from './complete.ts'
import { statusOf } from './status.ts'

interface Linked {
  readonly place: 'firstFactor' | 'secondFactor'
  readonly factor: FactorRecord | null
}

/** The factor that the link belongs to; that of the first step, if it was replaced since. */
const linkedBy = ({ firstFactor, secondFactor }: SignInRecord, { id }: LinkRecord): Linked =>
  secondFactor?.code === id
    ? { place: 'secondFactor', factor: secondFactor }
    : { place: 'firstFactor', factor: isTrip(firstFactor) ? null : firstFactor }

/** Returns the sign-in after the link was opened in this browser. Without a user, it may become a sign-up. */
const afterLink = (
  { server }: Context,
  signIn: SignInRecord,
  { place, factor }: { readonly place: Linked['place']; readonly factor: FactorRecord },
): SignInRecord => {
  if (place === 'secondFactor') return { ...signIn, secondFactor: factor }
  const user = find(server.state.users, signIn.userId)
  if (!user) return { ...signIn, firstFactor: { ...factor, status: 'transferable' } }
  return { ...withFirstFactor(server, signIn, { user, factor }), firstFactor: factor }
}

/** The user opened the link of a sign-in. Completes it for the browser that waits, wherever it was opened. */
export const openForSignIn = (context: Context, link: LinkRecord, signIn: SignInRecord): Landing => {
  const { server, identity } = context
  const { state, clock } = server
  const { place, factor } = linkedBy(signIn, link)
  const isOpen = !['complete', 'abandoned'].includes(statusOf(signIn, clock.now()))
  const target = { verification: factor, clientId: signIn.clientId, isOpen }
  const status = statusOfLink(server, link, target, identity.clientId)
  const client = find(state.clients, signIn.clientId)
  const user = find(state.users, signIn.userId)
  if (status !== 'verified' || !factor || !client) return { status, sessionId: null }
  if (factor.status === 'verified') return { status, sessionId: signIn.createdSessionId }
  if (user && (user.banned || lockOf(user, clock.now()))) return { status: 'failed', sessionId: null }
  const opened = { ...factor, status: 'verified', attempts: 1, verifiedAtClient: identity.clientId } as const
  const stored = storeSignIn(server, client, afterLink(context, signIn, { place, factor: opened }), true).signIn
  const isTransferable = stored.firstFactor?.status === 'transferable'
  return { status: isTransferable ? 'transferable' : status, sessionId: stored.createdSessionId }
}
