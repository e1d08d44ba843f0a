import { createChannel, type Surroundings } from './channel.ts'

const channel = createChannel('email link')
const OPENED = 'opened'

/** Notifies the waiting tabs of this Frontend API that a link was opened. Each then checks its own sign-up. */
export const announceEmailLink = (surroundings: Surroundings): void => channel.announce(surroundings, OPENED)

/** Calls back when a link was opened in another tab. Returns a function that stops it. */
export const onEmailLink = (surroundings: Surroundings, listener: () => void): (() => void) =>
  channel.on(surroundings, OPENED, listener)
