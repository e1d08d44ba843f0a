import type { Call } from '../calls/call.ts'
import { clientShape } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'

/** Reads the client again: its sessions, and the sign-up in progress. */
export const reloadClient = async (call: Call): Promise<void> => {
  await call.read(clientShape, { method: 'GET', path: paths.client })
}

/**
 * Rejects as the request does. After one of the statuses the client is read again first, so that what the server no
 * longer has is gone here, too: a session after a 401.
 */
export const orReloadClient = async <T>(
  call: Call,
  request: Promise<T>,
  statuses: readonly unknown[] = [401],
): Promise<T> => {
  try {
    return await request
  } catch (error) {
    if (statuses.includes((error as { status?: unknown }).status)) await reloadClient(call).catch(() => {})
    throw error
  }
}
