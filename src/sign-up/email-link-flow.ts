import type { CallOptions } from '../calls/call.ts'
import type { Calls } from '../calls/calls.ts'
import { type Owner, resolvesToSelf } from '../calls/methods.ts'
import { abort, onAbort } from '../runtime/abort.ts'
import { type EmailLinkVerification, emailLinkVerification } from '../session/email-link-status.ts'
import { share } from '../state/share.ts'
import type { State } from '../state/state.ts'
import { startEmailLink } from './email-link.ts'
import { waitForEmailLinkVerification } from './on-demand.ts'

/** A verification by email link: sends the link and waits for it. Source: `SignUp.createEmailLinkFlow()`. */
export interface EmailLinkFlow<Face> {
  /**
   * Sends a link that leads to `redirectUrl` (absolute, or relative to the page), and waits for it as
   * `future.verifications.waitForEmailLinkVerification()` does. Resolves when the link was opened, has expired or has
   * failed: see `verifications.emailAddress.status`. Rejects with `not_started`, `unsafe_url`, `aborted` when it is
   * cancelled, `email_link_timeout`, or the server's error response.
   */
  startEmailLinkFlow(params: { redirectUrl: string } & CallOptions): Promise<Face>
  /** Ends the wait in progress, which rejects with `aborted`. The flow can be started again. */
  cancelEmailLinkFlow(): void
}

export const emailLinkFlows = <Face>(owner: Owner, face: () => Face): (() => EmailLinkFlow<Face>) => {
  const send = resolvesToSelf(owner, face)(startEmailLink)
  const wait = resolvesToSelf(owner, face, 'waiting')(waitForEmailLinkVerification)
  return () => {
    const started = new Set<AbortController>()
    return {
      startEmailLinkFlow: async (params) => {
        const controller = new AbortController()
        const stop = onAbort(params?.signal, (reason) => abort(controller, reason))
        started.add(controller)
        try {
          await send(params, controller)
          return await wait(undefined, controller)
        } finally {
          started.delete(controller)
          stop()
        }
      },
      cancelEmailLinkFlow: () => {
        for (const controller of started) controller.abort()
      },
    }
  }
}

/** Reads the link that opened the page. Unchanged values keep their identity. */
export const emailLinkReader = ({ browser }: Calls): ((state: State) => EmailLinkVerification | null) => {
  let known: EmailLinkVerification | null = null
  return ({ client }) => {
    known = share(known, emailLinkVerification(browser.url(), client?.sessions ?? []))
    return known
  }
}
