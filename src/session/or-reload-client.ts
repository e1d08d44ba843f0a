import type { Call } from '../calls/call.ts'
import { reloadClient } from './load.ts'

/** Rejects as the request does; after a 401 the client is read again first, so that `$session` is up to date. */
export const orReloadClient = async <T>(call: Call, request: Promise<T>): Promise<T> => {
  try {
    return await request
  } catch (error) {
    if ((error as { status?: unknown }).status === 401) await reloadClient(call).catch(() => {})
    throw error
  }
}
