import { createChannel, type Surroundings } from './channel.ts'

const channel = createChannel('popup')
const COMPLETED = 'completed'
const HEARD = 'heard'

/** Says, from a popup that cannot reach the page which opened it, that its round trip is over. */
export const announcePopupCompleted = (surroundings: Surroundings): void => channel.announce(surroundings, COMPLETED)

/** Calls back when a popup announces that its round trip is over. Returns how to stop. */
export const onPopupCompleted = (surroundings: Surroundings, listener: () => void): (() => void) =>
  channel.on(surroundings, COMPLETED, listener)

/** Says, from the page that waits for a popup, that its announcement was heard. */
export const announcePopupHeard = (surroundings: Surroundings): void => channel.announce(surroundings, HEARD)

/** Calls back, in the popup, when a page heard the announcement. Returns how to stop. */
export const onPopupHeard = (surroundings: Surroundings, listener: () => void): (() => void) =>
  channel.on(surroundings, HEARD, listener)
