import { PATH_PREFIX } from '../../shapes/protocol.ts'
import { problem } from '../api-errors.ts'
import type { Context, Preparation, Server } from '../server/context.ts'
import { redirectResponse } from '../server/page.ts'
import { resolveUrl } from '../server/resolve-url.ts'
import type { MockResponse } from '../server/response.ts'
import { storeSignUp } from '../sign-ups/complete.ts'
import { statusOf } from '../sign-ups/present-sign-up.ts'
import type { Changes } from '../sign-ups/reading.ts'
import { nextId } from '../state/ids.ts'
import type { LinkRecord, SignUpRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import { deliver, recipientOf } from './codes.ts'
import { currentAt, newVerification } from './rules.ts'

const STRATEGY = 'email_link'

export const LINK_PATH = '/verify'

/** Sends a new link to the sign-up's email address. It invalidates earlier links. */
export const linkPreparation = (
  { server, call }: Pick<Context, 'server' | 'call'>,
  draft: SignUpRecord,
  { redirectUrl }: Pick<Changes, 'redirectUrl'>,
): Preparation => {
  const { state, clock } = server
  const { field, to } = recipientOf(server, draft, STRATEGY)
  if (redirectUrl === undefined) {
    const longMessage = 'email_link needs a redirect_url: the page that the link ends at.'
    throw problem('form_param_missing', { param: 'redirect_url', longMessage })
  }
  // No page: a link in a message cannot be relative to one.
  resolveUrl('redirect_url', redirectUrl, null)
  return (signUp) => {
    const link = put(state.links, { id: nextId(state, 'link'), signUpId: signUp.id, redirectUrl })
    const url = `${call.base}${PATH_PREFIX}${LINK_PATH}?${new URLSearchParams({ token: link.id })}`
    deliver(server, signUp, { to, channel: 'email', kind: 'link', url, sentAt: clock.now() })
    const sent = { strategy: STRATEGY, code: link.id, channel: null }
    const verification = newVerification(sent, clock.now(), state.instance.limits)
    return { ...signUp, verifications: { ...signUp.verifications, [field]: verification } }
  }
}

type LinkStatus = 'verified' | 'expired' | 'failed' | 'client_mismatch'

/** The status that opening the link results in, before anything is changed. */
const statusOfLink = ({ server: { state, clock }, identity }: Context, { id }: LinkRecord, signUp: SignUpRecord) => {
  const verification = signUp.verifications.email_address
  if (!verification || verification.code !== id || verification.strategy !== STRATEGY) return 'failed'
  // Opened again, perhaps after a mail scanner opened it first: it stays verified.
  if (verification.status === 'verified') return 'verified'
  if (statusOf(signUp, clock.now()) !== 'missing_requirements') return 'failed'
  if (currentAt(verification, clock.now()).status === 'expired') return 'expired'
  const { require_same_client } = state.instance.settings.attack_protection.email_link
  return require_same_client && identity.clientId !== signUp.clientId ? 'client_mismatch' : 'verified'
}

const verifyByLink = (server: Server, signUp: SignUpRecord, verifiedAtClient: string | null): SignUpRecord => {
  const verification = signUp.verifications.email_address
  const client = find(server.state.clients, signUp.clientId)
  if (!verification || !client || verification.status === 'verified') return signUp
  const email_address = { ...verification, status: 'verified', attempts: 1, verifiedAtClient } as const
  const next = { ...signUp, verifications: { ...signUp.verifications, email_address } }
  // The session belongs to the browser that waits, wherever the link was opened.
  return storeSignUp(server, client, next).signUp
}

const landingOf = ({ redirectUrl }: LinkRecord, status: LinkStatus, sessionId: string | null): URL => {
  const url = new URL(redirectUrl)
  url.searchParams.set('__clerk_status', status)
  if (sessionId !== null) url.searchParams.set('__clerk_created_session', sessionId)
  return url
}

/** `GET /verify`: the user opened the link in a message. Redirects to the app's page, with the resulting status. */
export const openLink = (context: Context): MockResponse => {
  const { server, call, identity } = context
  const link = find(server.state.links, call.search.token ?? null)
  const signUp = find(server.state.signUps, link?.signUpId ?? null)
  if (!link || !signUp) throw problem('verification_link_token_invalid')
  const status = statusOfLink(context, link, signUp)
  if (status !== 'verified') return redirectResponse(landingOf(link, status, null))
  const { createdSessionId } = verifyByLink(server, signUp, identity.clientId)
  return redirectResponse(landingOf(link, status, createdSessionId))
}
