import type { FrontendApiServer } from '../transport/transport.ts'
import type { Page } from './page.ts'

interface Surroundings {
  readonly page: Page
  readonly server: FrontendApiServer | undefined
}

const channelName = (server: FrontendApiServer | undefined): string =>
  `headless-signup email link ${server?.baseUrl ?? ''}`.trim()

// The message says nothing: whoever hears it asks the server. So it holds no secret, and a forged one costs a request.
const OPENED = 'opened'

/** Tells the tabs that wait, at this Frontend API, that a link was opened. Theirs may be another sign-up: they will see. */
export const announceEmailLink = ({ page, server }: Surroundings): void => page.broadcast(channelName(server), OPENED)

/** Calls back when a link was opened in another tab. Answers how to stop. */
export const onEmailLink = ({ page, server }: Surroundings, listener: () => void): (() => void) =>
  page.onBroadcast(channelName(server), (message) => {
    if (message === OPENED) listener()
  })
