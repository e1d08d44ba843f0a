import type { Call } from '../calls/call.ts'
import { clientShape, type ReceivedClient } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'

/** Reads the client again: its sessions, and the attempts in progress. */
export const reloadClient = async (call: Call): Promise<ReceivedClient | null> =>
  (await call.read(clientShape, { method: 'GET', path: paths.client })).response

/**
 * Rejects as the request does. After a 401 the client is read again first, so that a session that the server no longer
 * accepts is gone here, too.
 */
export const orReloadClient = async <T>(call: Call, request: Promise<T>): Promise<T> => {
  try {
    return await request
  } catch (error) {
    if ((error as { status?: unknown }).status === 401) await reloadClient(call).catch(() => {})
    throw error
  }
}
