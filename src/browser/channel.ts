import type { FrontendApiServer } from '../api/transport.ts'
import type { Browser } from './browser.ts'

/** What a channel between the tabs of one origin needs. */
export interface Surroundings {
  readonly browser: Browser
  readonly server: FrontendApiServer | undefined
}

/**
 * A channel between the tabs of this origin that use the same Frontend API. A message only says that something
 * happened: the tab that receives it asks the server. So messages have no secret, and a forged one costs one request.
 */
export const createChannel = (purpose: string) => {
  const nameAt = ({ server }: Surroundings): string => `headless-signup ${purpose} ${server?.baseUrl ?? ''}`.trim()
  return {
    announce: (surroundings: Surroundings, event: string): void =>
      surroundings.browser.broadcast(nameAt(surroundings), event),
    /** Calls back when another tab announces the event. Returns a function that stops it. */
    on: (surroundings: Surroundings, event: string, listener: () => void): (() => void) =>
      surroundings.browser.onBroadcast(nameAt(surroundings), (message) => {
        if (message === event) listener()
      }),
  }
}
