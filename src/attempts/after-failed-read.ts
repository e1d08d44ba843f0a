import type { Call } from '../calls/call.ts'
import { reloadClient } from '../session/reload-client.ts'
import { partsOf } from '../shapes/client.ts'
import { gone } from '../state/received.ts'
import { sliceOf } from '../state/slices.ts'
import type { AttemptResource } from './attempt-resource.ts'

/**
 * After a 401 or a 404 for an attempt the client is read: a session that the server no longer accepts ends, and so does
 * an abandoned attempt. A failure changes nothing.
 */
export const afterFailedRead = async (
  call: Call,
  attempt: AttemptResource,
  id: string | undefined,
  error: unknown,
): Promise<void> => {
  const { status } = error as { status?: unknown }
  if (status !== 401 && status !== 404) return
  const client = await reloadClient(call).catch(() => null)
  const { value } = sliceOf(call.state(), attempt)
  if (!client || status === 401 || id === undefined || value.id !== id || attempt.isComplete(value)) return
  if (attempt.carriedBy(partsOf(client))?.id !== id) call.update(gone, attempt)
}
