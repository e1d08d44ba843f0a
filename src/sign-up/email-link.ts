import { resolveUrl } from '../browser/resolve-url.ts'
import { requireObject } from '../calls/check-arguments.ts'
import type { ScopedFlow } from '../calls/run.ts'
import { prepare } from './verification.ts'

/** Source: `SignUpFutureEmailLinkSendParams`. */
export interface EmailLinkParams {
  /** Where the link leads: the page that calls `client.handleEmailLinkVerification()`. May be relative to the page. */
  verificationUrl: string
}

const send = (flow: ScopedFlow, name: string, url: unknown): Promise<void> =>
  prepare(flow, { strategy: 'email_link', redirectUrl: resolveUrl(flow.page, name, url) })

/** Sends a link to the email address. */
export const sendEmailLink = async (flow: ScopedFlow, params: EmailLinkParams): Promise<void> =>
  send(flow, 'verificationUrl', requireObject(params).verificationUrl)

/** The same, with the parameter name of `startEmailLinkFlow()`. */
export const startEmailLink = async (flow: ScopedFlow, params: { redirectUrl: string }): Promise<void> =>
  send(flow, 'redirectUrl', requireObject(params).redirectUrl)
