import { problem } from '../api-errors.ts'
import type { Context, Server } from '../server/context.ts'
import { redirectResponse } from '../server/page.ts'
import type { MockResponse } from '../server/response.ts'
import { openForSignIn } from '../sign-ins/opened-link.ts'
import { storeSignUp } from '../sign-ups/complete.ts'
import { statusOf } from '../sign-ups/present-sign-up.ts'
import type { LinkRecord, SignUpRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { type Landing, statusOfLink } from './links.ts'

const verifyByLink = (server: Server, signUp: SignUpRecord, verifiedAtClient: string | null): SignUpRecord => {
  const verification = signUp.verifications.email_address
  const client = find(server.state.clients, signUp.clientId)
  if (!verification || !client || verification.status === 'verified') return signUp
  const email_address = { ...verification, status: 'verified', attempts: 1, verifiedAtClient } as const
  const next = { ...signUp, verifications: { ...signUp.verifications, email_address } }
  // The session belongs to the browser that waits, wherever the link was opened.
  return storeSignUp(server, client, next).signUp
}

const openForSignUp = ({ server, identity }: Context, link: LinkRecord, signUp: SignUpRecord): Landing => {
  const { clientId, verifications } = signUp
  const isOpen = statusOf(signUp, server.clock.now()) === 'missing_requirements'
  const target = { verification: verifications.email_address, clientId, isOpen }
  const status = statusOfLink(server, link, target, identity.clientId)
  if (status !== 'verified') return { status, sessionId: null }
  return { status, sessionId: verifyByLink(server, signUp, identity.clientId).createdSessionId }
}

const landingOf = (context: Context, link: LinkRecord | undefined): Landing => {
  const { state } = context.server
  const signUp = find(state.signUps, link?.resourceId ?? null)
  const signIn = find(state.signIns, link?.resourceId ?? null)
  if (link && signUp) return openForSignUp(context, link, signUp)
  if (link && signIn) return openForSignIn(context, link, signIn)
  throw problem('verification_link_token_invalid')
}

/** `GET /verify`: the user opened the link in a message. Redirects to the app's page, with the resulting status. */
export const openLink = (context: Context): MockResponse => {
  const { server, call } = context
  const link = find(server.state.links, call.search.token ?? null)
  const { status, sessionId } = landingOf(context, link)
  const url = new URL(link?.redirectUrl ?? call.base)
  url.searchParams.set('__clerk_status', status)
  if (sessionId !== null) url.searchParams.set('__clerk_created_session', sessionId)
  return redirectResponse(url)
}
