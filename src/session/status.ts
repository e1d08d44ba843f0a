import type { Call } from '../calls/call.ts'
import { loadFailed, loading } from '../state/transitions.ts'

/**
 * Shows in the status that everything is being read. When that fails for the first time, the status shows it too; a
 * later failure, or one that the caller asked for, changes nothing.
 */
export const whileLoading = async (call: Call, read: (call: Call) => Promise<void>): Promise<void> => {
  const { status } = call.state()
  call.update(loading)
  try {
    await read(call)
  } catch (error) {
    call.update(loadFailed, status === 'idle' && !call.signal.aborted ? 'error' : status)
    throw error
  }
}
