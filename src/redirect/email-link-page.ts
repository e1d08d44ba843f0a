import { announceEmailLink } from '../browser/channels.ts'
import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { oneAtATime } from '../calls/one-at-a-time.ts'
import { FlowError } from '../errors.ts'
import { EMAIL_LINK_PARAMETERS, readEmailLink } from '../session/email-link-status.ts'
import { setActive } from '../session/on-demand.ts'
import { reloadClient } from '../session/reload-client.ts'
import type { SetActiveNavigate } from '../session/set-active.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { signInOf } from '../sign-in/members.ts'
import { nextSignInStep } from '../sign-in/next-step.ts'
import type { SignInNextStep } from '../sign-in/steps.ts'
import { signUpOf } from '../sign-up/members.ts'
import { type NextStep, nextSignUpStep } from '../sign-up/next-step.ts'

/** Parameters of `handleEmailLinkVerification()`. */
export interface EmailLinkVerificationOptions {
  /** Navigates to the next screen. Called when the session is active and has its token, and awaited. */
  readonly navigate?: SetActiveNavigate | undefined
  /** Where to go when the session is active, instead of `navigate`: a URL, or a path of this page's origin. */
  readonly redirectUrlComplete?: string | undefined
  /** Where to go when the email address is verified and the sign-up or sign-in needs more. */
  readonly redirectUrl?: string | undefined
  /**
   * Whether a link that verified nothing is an error: `email_link_expired`, `email_link_failed` or
   * `email_link_client_mismatch` in place of the outcomes of these names. Default: `false`.
   */
  readonly rejectUnverified?: boolean | undefined
}

/** The result of the email link that opened this page. */
export type EmailLinkOutcome =
  /** Verified, the sign-up or sign-in is complete, and its session is the active one. */
  | { readonly type: 'activated'; readonly sessionId: string }
  /** Verified; this browser's sign-up continues with `nextStep`. */
  | { readonly type: 'continue'; readonly nextStep: NextStep }
  /**
   * Verified; this browser's sign-in continues with `nextStep`: a second factor, or as a sign-up because no user has
   * this address.
   */
  | { readonly type: 'continue_sign_in'; readonly nextStep: SignInNextStep }
  /** Verified, but the attempt was started in another browser: it continues there. */
  | { readonly type: 'verified_elsewhere' }
  /** The link has expired. Send another. */
  | { readonly type: 'expired' }
  | { readonly type: 'failed' }
  /** The link is only valid in the browser in which the attempt was started. */
  | { readonly type: 'client_mismatch' }
  /** No email link opened this page. No request was sent. */
  | { readonly type: 'no_link' }

/** Whether the link verified this browser's sign-in, which needs more. */
const isSignInVerified = ({ status, firstFactorVerification }: SignInAttempt): boolean =>
  firstFactorVerification.strategy === 'email_link' &&
  status !== 'complete' &&
  ['verified', 'transferable'].includes(firstFactorVerification.status ?? '')

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
  const signIn = signInOf(call.state())
  const sessionId = createdSessionId || signUp.createdSessionId || signIn.createdSessionId
  if (sessionId && client?.sessions.some(({ id }) => id === sessionId)) {
    await setActive(call, { session: sessionId, navigate: options.navigate, redirectUrl: redirectUrlComplete })
    return { type: 'activated', sessionId }
  }
  const isOurs = signUp.status === 'missing_requirements' && signUp.verifications.emailAddress.status === 'verified'
  // A session of another browser belongs to an attempt of another browser.
  if (createdSessionId || !(isOurs || isSignInVerified(signIn))) return { type: 'verified_elsewhere' }
  if (redirectUrl !== undefined) await call.browser.navigate(redirectUrl)
  return isOurs
    ? { type: 'continue', nextStep: nextSignUpStep(signUp) }
    : { type: 'continue_sign_in', nextStep: nextSignInStep(signIn) }
}

const verify = async (call: Call, options: EmailLinkVerificationOptions): Promise<EmailLinkOutcome> => {
  const link = readEmailLink(call.browser.url())
  if (!link) return { type: 'no_link' }
  announceEmailLink(call)
  if (link.status === 'verified' || link.status === 'transferable')
    return afterVerified(call, link.createdSessionId, options)
  call.browser.forgetParameters(EMAIL_LINK_PARAMETERS)
  if (options.rejectUnverified) throw new FlowError(`email_link_${link.status}`)
  return { type: link.status }
}

const shareRun = oneAtATime<EmailLinkOutcome>()

/**
 * For the page that an email link opens: notifies the waiting tab, reads the link's result, and removes its parameters
 * from the address. They stay when the client failed to load, so that the call can be repeated.
 */
export const handleEmailLinkVerification = (
  call: Call,
  options: EmailLinkVerificationOptions = {},
): Promise<EmailLinkOutcome> => shareRun(call, () => verify(call, options))
