import { createChannel, type Surroundings } from './channel.ts'

const channel = createChannel('popup')
const COMPLETED = 'completed'
const HEARD = 'heard'

/** Announces, from a popup that cannot reach its opener, that its round trip has ended. */
export const announcePopupCompleted = (surroundings: Surroundings): void => channel.announce(surroundings, COMPLETED)

/** Calls back when a popup announces that its round trip has ended. Returns a function that stops it. */
export const onPopupCompleted = (surroundings: Surroundings, listener: () => void): (() => void) =>
  channel.on(surroundings, COMPLETED, listener)

/** Confirms, from the page that waits for a popup, that it received the announcement. */
export const announcePopupHeard = (surroundings: Surroundings): void => channel.announce(surroundings, HEARD)

/** Calls back, in the popup, when a page confirms the announcement. Returns a function that stops it. */
export const onPopupHeard = (surroundings: Surroundings, listener: () => void): (() => void) =>
  channel.on(surroundings, HEARD, listener)
