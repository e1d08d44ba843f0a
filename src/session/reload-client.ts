import type { ScopedFlow } from '../calls/call.ts'
import { paths } from '../shapes/paths.ts'

/** Reads the client again: its sessions, and the sign-up in progress. */
export const reloadClient = async (flow: ScopedFlow, search: Readonly<Record<string, string>> = {}): Promise<void> => {
  await flow.read('client', { method: 'GET', path: paths.client, search })
}
