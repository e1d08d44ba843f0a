import type { FrontendApiServer } from '../api/transport.ts'
import type { Browser } from './browser.ts'

/** What a channel between the tabs of one origin needs. */
interface Surroundings {
  readonly browser: Browser
  readonly server: FrontendApiServer | undefined
}

/**
 * A channel between the tabs of this origin that use the same Frontend API. A message only says that something
 * happened: the tab that receives it asks the server. So messages have no secret, and a forged one costs one request.
 */
const createChannel = (purpose: string) => {
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

const emailLinks = createChannel('email link')
const OPENED = 'opened'

/** Notifies the waiting tabs of this Frontend API that a link was opened. Each then checks its own sign-up. */
export const announceEmailLink = (surroundings: Surroundings): void => emailLinks.announce(surroundings, OPENED)

/** Calls back when a link was opened in another tab. Returns a function that stops it. */
export const onEmailLink = (surroundings: Surroundings, listener: () => void): (() => void) =>
  emailLinks.on(surroundings, OPENED, listener)

const popups = createChannel('popup')
const COMPLETED = 'completed'
const HEARD = 'heard'

/** Announces, from a popup that cannot reach its opener, that its round trip has ended. */
export const announcePopupCompleted = (surroundings: Surroundings): void => popups.announce(surroundings, COMPLETED)

/** Calls back when a popup announces that its round trip has ended. Returns a function that stops it. */
export const onPopupCompleted = (surroundings: Surroundings, listener: () => void): (() => void) =>
  popups.on(surroundings, COMPLETED, listener)

/** Confirms, from the page that waits for a popup, that it received the announcement. */
export const announcePopupHeard = (surroundings: Surroundings): void => popups.announce(surroundings, HEARD)

/** Calls back, in the popup, when a page confirms the announcement. Returns a function that stops it. */
export const onPopupHeard = (surroundings: Surroundings, listener: () => void): (() => void) =>
  popups.on(surroundings, HEARD, listener)
