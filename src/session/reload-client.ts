import type { Call } from '../calls/call.ts'
import { clientShape } from '../shapes/client.ts'
import { paths } from '../shapes/paths.ts'

/** Reads the client again: its sessions, and the sign-up in progress. */
export const reloadClient = async (call: Call): Promise<void> => {
  await call.read(clientShape, { method: 'GET', path: paths.client })
}

/** Rejects as the request does; after a 401 the client is read again first, so that `$session` is up to date. */
export const orReloadClient = async <T>(call: Call, request: Promise<T>): Promise<T> => {
  try {
    return await request
  } catch (error) {
    if ((error as { status?: unknown }).status === 401) await reloadClient(call).catch(() => {})
    throw error
  }
}
