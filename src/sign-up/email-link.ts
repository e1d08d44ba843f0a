import { resolveUrl } from '../browser/resolve-url.ts'
import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { prepare } from './verification.ts'

/** Source: `SignUpFutureEmailLinkSendParams`. */
export interface EmailLinkParams {
  /** Where the link leads: the page that calls `client.handleEmailLinkVerification()`. May be relative to the page. */
  verificationUrl: string
}

const send = (call: Call, name: string, url: unknown): Promise<void> =>
  prepare(call, { strategy: 'email_link', redirectUrl: resolveUrl(call.browser, name, url) })

/** Sends a link to the email address. */
export const sendEmailLink = async (call: Call, params: EmailLinkParams): Promise<void> =>
  send(call, 'verificationUrl', requireObject(params).verificationUrl)

/** The same, with the parameter name of `startEmailLinkFlow()`. */
export const startEmailLink = async (call: Call, params: { redirectUrl: string }): Promise<void> =>
  send(call, 'redirectUrl', requireObject(params).redirectUrl)
