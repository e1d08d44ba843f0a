import type { ClientStatus } from '../state/state.ts'

/** Whether the client has loaded, with or without the settings. */
export const isLoaded = (status: ClientStatus): boolean => status === 'ready' || status === 'degraded'
