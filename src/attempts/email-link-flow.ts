import { pageAddress } from '../api/page.ts'
import type { CallOptions } from '../calls/call.ts'
import { type Action, type Owner, resolvesToSelf } from '../calls/methods.ts'
import { abort, onAbort } from '../runtime/abort.ts'
import { type EmailLinkVerification, emailLinkVerification } from '../session/email-link-status.ts'
import type { Reader } from '../state/members.ts'
import { memo } from './memo.ts'

/** A verification by email link: sends the link and waits for it. Source: `SignUp.createEmailLinkFlow()`. */
export interface EmailLinkFlow<Face, Params = { redirectUrl: string }> {
  /**
   * Sends a link that leads to `redirectUrl` (absolute, or relative to the page), and waits for it as
   * `future.verifications.waitForEmailLinkVerification()` does. Resolves when the link was opened, has expired or has
   * failed: see `verifications.emailAddress.status`. Rejects with `not_started`, `unsafe_url`, `aborted` when it is
   * cancelled, `email_link_timeout`, or the server's error response.
   */
  startEmailLinkFlow(params: Params & CallOptions): Promise<Face>
  /** Ends the wait in progress, which rejects with `aborted`. The flow can be started again. */
  cancelEmailLinkFlow(): void
}

/** The actions of a flow. */
export interface FlowActions<Params> {
  readonly send: Action<Params, unknown>
  readonly wait: Action<undefined, unknown>
}

export const emailLinkFlows = <Face, Params = { redirectUrl: string }>(
  owner: Owner,
  face: () => Face,
  actions: FlowActions<Params>,
): (() => EmailLinkFlow<Face, Params>) => {
  const send = resolvesToSelf(owner, face)(actions.send)
  const wait = resolvesToSelf(owner, face, 'waiting')(actions.wait)
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

/** Reads the link that opened the page. */
export const readOpenedEmailLink: Reader<EmailLinkVerification | null> = memo(
  ({ client }) => [pageAddress(), client?.sessions ?? []],
  emailLinkVerification,
)
