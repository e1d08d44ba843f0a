import { PATH_PREFIX } from '../../shapes/protocol.ts'
import { problem } from '../api-errors.ts'
import type { Context, Preparation, Server } from '../server/context.ts'
import { resolveUrl } from '../server/resolve-url.ts'
import type { Changes } from '../sign-ups/reading.ts'
import { nextId } from '../state/ids.ts'
import type { LinkRecord, SignUpRecord, VerificationRecord } from '../state/records.ts'
import { put } from '../state/state.ts'
import { deliver, recipientOf } from './codes.ts'
import { currentAt, newVerification } from './rules.ts'

const LINK_STRATEGY = 'email_link'

export const LINK_PATH = '/verify'

/** The page that a link ends at. Throws a `Problem` for none, and for a path: there is no page to resolve it against. */
export const pageOfLink = ({ redirectUrl }: Pick<Changes, 'redirectUrl'>): string => {
  if (redirectUrl !== undefined) return resolveUrl('redirect_url', redirectUrl, null)
  const longMessage = 'email_link needs a redirect_url: the page that the link ends at.'
  throw problem('form_param_missing', { param: 'redirect_url', longMessage })
}

/** A link to send, for a sign-up or a sign-in. */
interface Sending extends Omit<LinkRecord, 'id'> {
  readonly clientId: string
  readonly to: string
}

/** Sends a new link. It invalidates earlier ones. */
export const sendLink = (
  { server, call }: Pick<Context, 'server' | 'call'>,
  { clientId, to, ...given }: Sending,
): VerificationRecord => {
  const { state, clock } = server
  const link = put(state.links, { id: nextId(state, 'link'), ...given })
  const url = `${call.base}${PATH_PREFIX}${LINK_PATH}?${new URLSearchParams({ token: link.id })}`
  deliver(server, clientId, { to, channel: 'email', kind: 'link', url, sentAt: clock.now() })
  const sent = { strategy: LINK_STRATEGY, code: link.id, channel: null }
  return newVerification(sent, clock.now(), state.instance.limits)
}

/** Sends a new link to the sign-up's email address. */
export const linkPreparation = (
  context: Pick<Context, 'server' | 'call'>,
  draft: SignUpRecord,
  changes: Pick<Changes, 'redirectUrl'>,
): Preparation => {
  const { field, to } = recipientOf(context.server, draft, LINK_STRATEGY)
  const redirectUrl = pageOfLink(changes)
  return (signUp) => {
    const sending = { clientId: signUp.clientId, to, resourceId: signUp.id, redirectUrl }
    return { ...signUp, verifications: { ...signUp.verifications, [field]: sendLink(context, sending) } }
  }
}

export type LinkStatus = 'verified' | 'expired' | 'failed' | 'client_mismatch'

/** What opening a link led to. */
export interface Landing {
  readonly status: LinkStatus | 'transferable'
  readonly sessionId: string | null
}

/** What a link verifies, and for which browser. */
interface Target {
  readonly verification: VerificationRecord | null | undefined
  readonly clientId: string
  /** Whether the sign-up or sign-in still goes on. */
  readonly isOpen: boolean
}

/** The status that opening the link results in, before anything is changed. */
export const statusOfLink = (
  { state, clock }: Server,
  { id }: LinkRecord,
  { verification, clientId, isOpen }: Target,
  openedBy: string | null,
): LinkStatus => {
  if (!verification || verification.code !== id || verification.strategy !== LINK_STRATEGY) return 'failed'
  // Opened again, perhaps after a mail scanner opened it first: it stays verified.
  if (verification.status === 'verified') return 'verified'
  if (!isOpen) return 'failed'
  if (currentAt(verification, clock.now()).status === 'expired') return 'expired'
  const { require_same_client } = state.instance.settings.attack_protection.email_link
  return require_same_client && openedBy !== clientId ? 'client_mismatch' : 'verified'
}
