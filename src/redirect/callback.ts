import type { Call } from '../calls/call.ts'
import { requireObject } from '../calls/check-arguments.ts'
import { FlowError, isFrontendApiError } from '../errors.ts'
import { setActive } from '../session/on-demand.ts'
import { reloadClient } from '../session/reload-client.ts'
import { initialSession } from '../shapes/client.ts'
import { create, reload } from '../sign-up/details.ts'
import { CONTEXT_PARAMS, type ContextParams, pickParams } from '../sign-up/params.ts'
import { keptSignUp, signUpOf } from '../sign-up/transitions.ts'
import { activeSession } from '../state/state.ts'
import { finalizing } from '../state/transitions.ts'
import { type RedirectDecision, type RedirectIntent, redirectDecision } from './decision.ts'
import { type RedirectUrls, redirectDestination } from './destination.ts'
import { ROTATING_TOKEN_NONCE, readAddressed, requireDestinations } from './urls.ts'

/** Source: `Clerk.handleRedirectCallback()`. */
export interface RedirectCallbackOptions extends RedirectUrls, ContextParams {
  /** What the user started: decides which result is checked first. Default: `sign-up`. */
  readonly intent?: RedirectIntent | undefined
  /** Whether a sign-in whose account has no user becomes a sign-up. Default: true. */
  readonly transferable?: boolean | undefined
}

type Input = Omit<Parameters<typeof redirectDecision>[0], 'intent'>

/** Reads the result of the round trip. */
const readAgain = async (call: Call, intent: RedirectIntent): Promise<void> => {
  const nonce = call.browser.url()?.searchParams.get(ROTATING_TOKEN_NONCE) ?? undefined
  if (intent === 'sign-in' && nonce === undefined) return reloadClient(call)
  await reload(call, { rotatingTokenNonce: nonce }).catch((error) => {
    // The server has abandoned our sign-up; the client has the current one.
    if (isFrontendApiError(error) && error.status === 404) return reloadClient(call)
    throw error
  })
  call.browser.forgetParameters([ROTATING_TOKEN_NONCE])
}

const inputOf = ({ state }: Call): Input => {
  const { client } = state()
  const signUp = signUpOf(state())
  return {
    signUp,
    signIn: client?.signIn ?? null,
    sessions: client?.sessions ?? [],
    session: activeSession(state()) ?? (client && initialSession(client)),
  }
}

const decide = async (call: Call, options: RedirectCallbackOptions): Promise<RedirectDecision> => {
  const { intent = 'sign-up', transferable = true } = options
  await readAgain(call, intent)
  const decision = redirectDecision({ ...inputOf(call), intent })
  if (decision.type !== 'transfer_to_sign_up' || !transferable) return decision
  await create(call, { transfer: true, ...pickParams(options, CONTEXT_PARAMS) })
  // The sign-in is used up, even if the server still returns it: it cannot be transferred twice.
  return redirectDecision({ ...inputOf(call), signIn: null, intent: 'sign-up' })
}

/**
 * For a callback page: reads the result of the round trip, decides what follows (see the table of `redirectDecision`),
 * does what needs no user, and goes to the URL that was given for the decision.
 */
export const handleRedirectCallback = async (
  call: Call,
  options: RedirectCallbackOptions = {},
): Promise<RedirectDecision> => {
  const { intent = 'sign-up' } = requireObject(options)
  requireDestinations(call.browser, options)
  const addressed = readAddressed(call.browser)
  const destination = (decision: RedirectDecision) => redirectDestination(decision, intent, options, addressed)

  const decision = await decide(call, options)
  if (decision.type !== 'activate' && decision.type !== 'session_task') {
    const url = destination(decision)
    if (url) await call.browser.navigate(url)
    if (decision.type !== 'failed') return decision
    throw new FlowError('external_account_failed', { cause: decision.error })
  }
  const { sessionId } = decision
  const isOurs = signUpOf(call.state()).createdSessionId === sessionId
  let final: RedirectDecision = decision
  await setActive(
    call,
    {
      session: sessionId,
      navigate: async ({ session: { currentTask }, decorateUrl }) => {
        // A session that was only just read may have a task that the decision did not know of.
        if (currentTask) final = { type: 'session_task', sessionId, task: currentTask.key }
        const url = destination(final)
        if (url) await call.browser.navigate(decorateUrl(url))
      },
    },
    () => {
      if (isOurs) call.update(finalizing, keptSignUp)
    },
  )
  return final
}
