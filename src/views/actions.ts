import type { Client } from '../client.ts'
import type { RedirectCallbackOptions } from '../redirect/callback.ts'
import type { RedirectDecision } from '../redirect/decision.ts'
import type { EmailLinkOutcome, EmailLinkVerificationOptions } from '../redirect/email-link-page.ts'
import type { SignOutParams } from '../session/sign-out.ts'

/** Parameters of `handleEmailLinkVerification()`. */
export interface EmailLinkPageParams extends Omit<EmailLinkVerificationOptions, 'rejectUnverified'> {
  /** Called when the attempt was started in another browser: it continues there. */
  readonly onVerifiedOnOtherDevice?: (() => void) | undefined
}

/** What can be done with a client. Each function stays the same one. */
export interface ClerkActions {
  /** As `client.setActive()`. */
  readonly setActive: Client['setActive']
  /** As `client.getToken()`. */
  readonly getToken: Client['getToken']
  /** As `client.signOut()`; a function is called afterwards. */
  signOut(params?: SignOutParams | (() => unknown), paramsAfterCallback?: SignOutParams): Promise<void>
  /** As `client.handleEmailLinkVerification()`, but rejects for a link that verified nothing: see `isEmailLinkError()`. */
  handleEmailLinkVerification(params?: EmailLinkPageParams): Promise<EmailLinkOutcome>
  /** As `client.handleRedirectCallback()`. */
  handleRedirectCallback(
    params?: RedirectCallbackOptions,
    navigate?: RedirectCallbackOptions['navigate'],
  ): Promise<RedirectDecision>
}

export const clerkActions = (client: Client): ClerkActions => ({
  setActive: client.setActive,
  getToken: client.getToken,
  signOut: async (first, second) => {
    if (typeof first !== 'function') return client.signOut(first)
    await client.signOut(second)
    await first()
  },
  handleEmailLinkVerification: async ({ onVerifiedOnOtherDevice, ...params } = {}) => {
    const outcome = await client.handleEmailLinkVerification({ ...params, rejectUnverified: true })
    if (outcome.type === 'verified_elsewhere') onVerifiedOnOtherDevice?.()
    return outcome
  },
  handleRedirectCallback: (params, navigate) =>
    client.handleRedirectCallback(navigate ? { ...params, navigate } : params),
})
