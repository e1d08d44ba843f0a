import type { Call } from '../calls/call.ts'
import { clientShape, type ReceivedClient } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'

/** Reads the client again: its sessions, and the attempts in progress. */
export const reloadClient = async (call: Call): Promise<ReceivedClient | null> =>
  (await call.read(clientShape, { method: 'GET', path: paths.client })).response

/**
 * Rejects as the request does. After one of the statuses the client is read again first, so that what the server no
 * longer has is gone here, too: a session after a 401.
 *
 * @param onReloaded What more follows from the client.
 */
export const orReloadClient = async <T>(
  call: Call,
  request: Promise<T>,
  statuses: readonly unknown[] = [401],
  onReloaded?: (client: ReceivedClient, status: unknown) => void,
): Promise<T> => {
  try {
    return await request
  } catch (error) {
    const { status } = error as { status?: unknown }
    if (statuses.includes(status)) {
      const client = await reloadClient(call).catch(() => null)
      if (client) onReloaded?.(client, status)
    }
    throw error
  }
}
