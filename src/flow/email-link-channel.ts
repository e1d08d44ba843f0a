import { createChannel, type Surroundings } from './channel.ts'

const channel = createChannel('email link')
const OPENED = 'opened'

/** Tells the tabs that wait, at this Frontend API, that a link was opened. Theirs may be another sign-up: they will see. */
export const announceEmailLink = (surroundings: Surroundings): void => channel.announce(surroundings, OPENED)

/** Calls back when a link was opened in another tab. Returns how to stop. */
export const onEmailLink = (surroundings: Surroundings, listener: () => void): (() => void) =>
  channel.on(surroundings, OPENED, listener)
