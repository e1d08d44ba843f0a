import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { setActive } from '../session/on-demand.ts'
import type { SetActiveNavigate } from '../session/set-active.ts'
import type { RedirectDecision, RedirectIntent } from './decision.ts'
import { type AddressedUrls, type RedirectUrls, redirectDestination } from './destination.ts'

interface Ways {
  readonly intent: RedirectIntent
  readonly urls: RedirectUrls
  readonly addressed: AddressedUrls
  /** In place of a URL, for a session. */
  readonly navigateToApp?: SetActiveNavigate | undefined
}

/** Does what a decision says, as far as it needs no user, and goes to the URL that was given for it. */
export const finish = async (
  call: Call,
  decision: RedirectDecision,
  { intent, urls, addressed, navigateToApp }: Ways,
): Promise<RedirectDecision> => {
  const destination = (reached: RedirectDecision) => redirectDestination(reached, intent, urls, addressed)
  if (decision.type !== 'activate' && decision.type !== 'session_task') {
    const url = destination(decision)
    if (url) await call.browser.navigate(url)
    if (decision.type !== 'failed') return decision
    throw new FlowError('external_account_failed', { cause: decision.error })
  }
  const { sessionId } = decision
  let final: RedirectDecision = decision
  await setActive(call, {
    session: sessionId,
    navigate: async (params) => {
      const { currentTask } = params.session
      // A session that was only just read may have a task that the decision did not know of.
      if (currentTask) final = { type: 'session_task', sessionId, task: currentTask.key }
      if (navigateToApp) return navigateToApp(params)
      const url = destination(final)
      if (url) await call.browser.navigate(params.decorateUrl(url))
    },
  })
  return final
}
