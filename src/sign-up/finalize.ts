import type { Call } from '../calls/run.ts'
import { FlowError } from '../errors.ts'
import { type SetActiveNavigate, setActive } from '../session/set-active.ts'
import { finalizing } from '../state/state.ts'

/** Parameters of `finalize()`. */
export interface FinalizeParams {
  /** Navigates to the next screen. Called when the session has its token, and awaited. */
  navigate?: SetActiveNavigate | undefined
}

/** Makes the session that the sign-up created the active one. Never signs a user out. */
export const finalize = async (call: Call, { navigate }: FinalizeParams = {}): Promise<void> => {
  const session = await call.inTurn(({ signUp: { createdSessionId, status } }) => {
    if (createdSessionId !== null) return createdSessionId
    throw new FlowError('no_created_session', { detail: `\`status\` is ${status}` })
  })
  await setActive(call, { session, navigate }, () => call.update(finalizing))
}
