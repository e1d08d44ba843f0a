import type { AttemptResource } from '../attempts/attempt-resource.ts'
import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { setActive } from '../session/on-demand.ts'
import type { SetActiveParams } from '../session/set-active.ts'
import { keptSignIn } from '../sign-in/kept.ts'
import { keptSignUp } from '../sign-up/transitions.ts'
import { finalizing } from '../state/received.ts'
import { sliceOf } from '../state/slices.ts'
import type { RedirectDecision, RedirectIntent } from './decision.ts'
import { type AddressedUrls, type RedirectUrls, redirectDestination } from './destination.ts'

const ATTEMPTS = [keptSignUp, keptSignIn] as const

/** Makes a session the active one. The attempt that created it then ends. */
export const activate = async (
  call: Call,
  session: string,
  params: Omit<SetActiveParams, 'session'>,
): Promise<void> => {
  const ending = ATTEMPTS.filter(
    (attempt) => sliceOf(call.state(), attempt as unknown as AttemptResource).value.createdSessionId === session,
  )
  await setActive(call, { ...params, session }, () => {
    for (const attempt of ending) call.update(finalizing, attempt as unknown as AttemptResource)
  })
}

interface Ways {
  readonly intent: RedirectIntent
  readonly urls: RedirectUrls
  readonly addressed: AddressedUrls
}

/** Does what a decision says, as far as it needs no user, and goes to the URL that was given for it. */
export const finish = async (
  call: Call,
  decision: RedirectDecision,
  { intent, urls, addressed }: Ways,
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
  await activate(call, sessionId, {
    navigate: async ({ session: { currentTask }, decorateUrl }) => {
      // A session that was only just read may have a task that the decision did not know of.
      if (currentTask) final = { type: 'session_task', sessionId, task: currentTask.key }
      const url = destination(final)
      if (url) await call.browser.navigate(decorateUrl(url))
    },
  })
  return final
}
