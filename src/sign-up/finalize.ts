import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { loadActivation } from '../session/on-demand.ts'
import type { SetActiveNavigate } from '../session/set-active.ts'
import { finalizing } from '../state/transitions.ts'
import { keptSignUp, signUpOf } from './transitions.ts'

/** Parameters of `finalize()`. */
export interface FinalizeParams {
  /** Navigates to the next screen. Called when the session has its token, and awaited. */
  navigate?: SetActiveNavigate | undefined
}

/** Makes the session that the sign-up created the active one. Never signs a user out. */
export const finalize = async (call: Call, { navigate }: FinalizeParams = {}): Promise<void> => {
  const loading = loadActivation()
  // The check comes first: without a session its error counts.
  loading.catch(() => {})
  const session = await call.inTurn((state) => {
    const { createdSessionId, status } = signUpOf(state)
    if (createdSessionId !== null) return createdSessionId
    throw new FlowError('no_created_session', { detail: `\`status\` is ${status}` })
  })
  const { setActive } = await loading
  await setActive(call, { session, navigate }, () => call.update(finalizing, keptSignUp))
}
