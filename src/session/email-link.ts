import { announceEmailLink } from '../flow/email-link-channel.ts'
import type { ScopedFlow } from '../flow/flow.ts'
import { resolveUrl } from '../flow/resolve-url.ts'
import { EMAIL_LINK_PARAMETERS, emailLinkVerification } from '../model/email-link.ts'
import { type NextStep, nextStep } from '../model/next-step.ts'
import { reloadClient } from './load.ts'
import { type SetActiveNavigate, setActive } from './set-active.ts'

export interface EmailLinkVerificationOptions {
  /** Goes on when the session is active. Called when it has its token, and awaited. */
  readonly navigate?: SetActiveNavigate | undefined
  /** Where to go when the session is active, instead of `navigate`. */
  readonly redirectUrlComplete?: string | undefined
  /** Where to go when the address is verified and the sign-up needs more. */
  readonly redirectUrl?: string | undefined
}

/** What became of the email link that opened this page. */
export type EmailLinkOutcome =
  /** Verified, the sign-up is complete, and its session is the active one. */
  | { readonly type: 'activated'; readonly sessionId: string }
  /** Verified, and the sign-up of this browser goes on with `nextStep`. */
  | { readonly type: 'continue'; readonly nextStep: NextStep }
  /** Verified, but the sign-up was started in another browser: it goes on there. */
  | { readonly type: 'verified_elsewhere' }
  /** The link is too old. Send another. */
  | { readonly type: 'expired' }
  | { readonly type: 'failed' }
  /** The link counts only in the browser in which the sign-up was started. */
  | { readonly type: 'client_mismatch' }
  /** No email link opened this page. Nothing was sent. */
  | { readonly type: 'no_link' }

const activate = async (
  flow: ScopedFlow,
  sessionId: string,
  { navigate, redirectUrl }: { navigate?: SetActiveNavigate | undefined; redirectUrl: string | undefined },
): Promise<EmailLinkOutcome> => {
  const isOurs = flow.state().signUp.createdSessionId === sessionId
  await setActive(flow, { session: sessionId, navigate, redirectUrl }, () => {
    if (isOurs) flow.apply('finalizing')
  })
  return { type: 'activated', sessionId }
}

/** What follows from a verified link, by what this browser has: its session, its sign-up, or neither. */
const afterVerified = async (
  flow: ScopedFlow,
  createdSessionId: string,
  options: EmailLinkVerificationOptions,
): Promise<EmailLinkOutcome> => {
  const url = (name: 'redirectUrl' | 'redirectUrlComplete'): string | undefined =>
    options[name] === undefined ? undefined : resolveUrl(flow.page, name, options[name])
  const [redirectUrl, redirectUrlComplete] = [url('redirectUrl'), url('redirectUrlComplete')]
  await reloadClient(flow)
  flow.page.forgetParameters(EMAIL_LINK_PARAMETERS)
  const { client, signUp } = flow.state()
  const sessionId = createdSessionId || signUp.createdSessionId
  if (sessionId && client?.sessions.some(({ id }) => id === sessionId)) {
    return activate(flow, sessionId, { navigate: options.navigate, redirectUrl: redirectUrlComplete })
  }
  const isOurs = signUp.status === 'missing_requirements' && signUp.verifications.emailAddress.status === 'verified'
  // A session that is not ours is that of a sign-up that is not ours either.
  if (createdSessionId || !isOurs) return { type: 'verified_elsewhere' }
  if (redirectUrl !== undefined) await flow.page.navigate(redirectUrl)
  return { type: 'continue', nextStep: nextStep(signUp) }
}

/**
 * For the page that an email link opens: tells the tab that waits, finds out what the link came to, and takes its
 * parameters out of the address. They stay when the client cannot be had: the call can be repeated.
 */
export const handleEmailLinkVerification = async (
  flow: ScopedFlow,
  options: EmailLinkVerificationOptions = {},
): Promise<EmailLinkOutcome> => {
  const link = emailLinkVerification(flow.page.url(), [])
  if (!link) return { type: 'no_link' }
  announceEmailLink(flow)
  if (link.status === 'verified') return afterVerified(flow, link.createdSessionId, options)
  flow.page.forgetParameters(EMAIL_LINK_PARAMETERS)
  return { type: link.status }
}
