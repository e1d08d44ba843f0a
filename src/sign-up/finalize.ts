import type { ScopedFlow } from '../calls/run.ts'
import { FlowError } from '../errors.ts'
import { loadActivation } from '../session/on-demand.ts'
import type { SetActiveNavigate } from '../session/set-active.ts'

/** Parameters of `finalize()`. */
export interface FinalizeParams {
  /** Navigates to the next screen. Called when the session has its token, and awaited. */
  navigate?: SetActiveNavigate | undefined
}

/** Makes the session that the sign-up created the active one. Never signs a user out. */
export const finalize = async (flow: ScopedFlow, { navigate }: FinalizeParams = {}): Promise<void> => {
  const loading = loadActivation()
  // The check comes first: without a session its error counts.
  loading.catch(() => {})
  const session = await flow.inTurn(({ signUp: { createdSessionId, status } }) => {
    if (createdSessionId !== null) return createdSessionId
    throw new FlowError(
      'no_created_session',
      `The sign-up has no created session yet: its status is ${status ?? 'not started'}. See $nextStep for what is left.`,
    )
  })
  const { setActive } = await loading
  await setActive(flow, { session, navigate }, () => flow.apply('finalizing'))
}
