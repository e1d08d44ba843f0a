import { announceEmailLink } from '../browser/channels.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { EMAIL_LINK_PARAMETERS, emailLinkVerification } from '../session/email-link-status.ts'
import { setActive } from '../session/on-demand.ts'
import { reloadClient } from '../session/reload-client.ts'
import type { SetActiveNavigate } from '../session/set-active.ts'
import { finalizing } from '../state/transitions.ts'
import { type NextStep, nextStep } from './next-step.ts'
import { keptSignUp, signUpOf } from './transitions.ts'

/** Parameters of `handleEmailLinkVerification()`. */
export interface EmailLinkVerificationOptions {
  /** Navigates to the next screen. Called when the session is active and has its token, and awaited. */
  readonly navigate?: SetActiveNavigate | undefined
  /** Where to go when the session is active, instead of `navigate`: a URL, or a path of this page's origin. */
  readonly redirectUrlComplete?: string | undefined
  /** Where to go when the email address is verified and the sign-up needs more. */
  readonly redirectUrl?: string | undefined
}

/** The result of the email link that opened this page. */
export type EmailLinkOutcome =
  /** Verified, the sign-up is complete, and its session is the active one. */
  | { readonly type: 'activated'; readonly sessionId: string }
  /** Verified; this browser's sign-up continues with `nextStep`. */
  | { readonly type: 'continue'; readonly nextStep: NextStep }
  /** Verified, but the sign-up was started in another browser: it continues there. */
  | { readonly type: 'verified_elsewhere' }
  /** The link has expired. Send another. */
  | { readonly type: 'expired' }
  | { readonly type: 'failed' }
  /** The link is only valid in the browser in which the sign-up was started. */
  | { readonly type: 'client_mismatch' }
  /** No email link opened this page. No request was sent. */
  | { readonly type: 'no_link' }

const activate = async (
  call: Call,
  sessionId: string,
  { navigate, redirectUrl }: { navigate?: SetActiveNavigate | undefined; redirectUrl: string | undefined },
): Promise<EmailLinkOutcome> => {
  const isOurs = signUpOf(call.state()).createdSessionId === sessionId
  await setActive(call, { session: sessionId, navigate, redirectUrl }, () => {
    if (isOurs) call.update(finalizing, keptSignUp)
  })
  return { type: 'activated', sessionId }
}

/** What follows from a verified link: this browser may have its session, its sign-up, or neither. */
const afterVerified = async (
  call: Call,
  createdSessionId: string,
  options: EmailLinkVerificationOptions,
): Promise<EmailLinkOutcome> => {
  const url = (name: 'redirectUrl' | 'redirectUrlComplete'): string | undefined =>
    options[name] === undefined ? undefined : resolveUrl(call.browser, name, options[name])
  const [redirectUrl, redirectUrlComplete] = [url('redirectUrl'), url('redirectUrlComplete')]
  await reloadClient(call)
  call.browser.forgetParameters(EMAIL_LINK_PARAMETERS)
  const { client } = call.state()
  const signUp = signUpOf(call.state())
  const sessionId = createdSessionId || signUp.createdSessionId
  if (sessionId && client?.sessions.some(({ id }) => id === sessionId)) {
    return activate(call, sessionId, { navigate: options.navigate, redirectUrl: redirectUrlComplete })
  }
  const isOurs = signUp.status === 'missing_requirements' && signUp.verifications.emailAddress.status === 'verified'
  // A session of another browser belongs to a sign-up of another browser.
  if (createdSessionId || !isOurs) return { type: 'verified_elsewhere' }
  if (redirectUrl !== undefined) await call.browser.navigate(redirectUrl)
  return { type: 'continue', nextStep: nextStep(signUp) }
}

/**
 * For the page that an email link opens: notifies the waiting tab, reads the link's result, and removes its parameters
 * from the address. They stay when the client failed to load, so that the call can be repeated.
 */
export const handleEmailLinkVerification = async (
  call: Call,
  options: EmailLinkVerificationOptions = {},
): Promise<EmailLinkOutcome> => {
  const link = emailLinkVerification(call.browser.url(), [])
  if (!link) return { type: 'no_link' }
  announceEmailLink(call)
  if (link.status === 'verified') return afterVerified(call, link.createdSessionId, options)
  call.browser.forgetParameters(EMAIL_LINK_PARAMETERS)
  return { type: link.status }
}
