import type { Call } from '../calls/call.ts'
import { loadFailed, loading } from '../state/transitions.ts'

/** Shows in the status that everything is being read. When that fails, the state is as it was. */
export const whileLoading = async (
  call: Pick<Call, 'state' | 'update' | 'signal'>,
  read: () => Promise<void>,
): Promise<void> => {
  const { status } = call.state()
  call.update(loading)
  try {
    await read()
  } catch (error) {
    call.update(loadFailed, status)
    throw error
  }
}
