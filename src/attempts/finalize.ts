import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { loadActivation } from '../session/on-demand.ts'
import type { SetActiveNavigate } from '../session/set-active.ts'
import { sliceOf } from '../state/slices.ts'
import type { KeptAttempt } from './kept.ts'

/** Parameters of `finalize()`. */
export interface FinalizeParams {
  /** Navigates to the next screen. Called when the session has its token, and awaited. */
  navigate?: SetActiveNavigate | undefined
}

/** Makes the session that an attempt created the active one. Never signs a user out. */
export const finalizeAttempt =
  (attempt: KeptAttempt) =>
  async (call: Call, { navigate }: FinalizeParams = {}): Promise<void> => {
    const loading = loadActivation()
    // The check comes first: without a session its error counts.
    loading.catch(() => {})
    const session = await call.inTurn((state) => {
      const { createdSessionId, status } = sliceOf(state, attempt).value
      if (createdSessionId !== null) return createdSessionId
      throw new FlowError('no_created_session', { detail: `\`status\` is ${status}` })
    })
    const { setActive } = await loading
    await setActive(call, { session, navigate })
  }
