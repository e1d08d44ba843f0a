import { paths } from '../../shapes/paths.ts'
import type { Context, Server } from './context.ts'
import { refuseSpent, spend } from './rates.ts'

/** Counts a request. Throws a `Refusal` above `requestsPerMinute`. */
export const refuseFloods = ({ server: { state, clock }, call, client }: Context): void => {
  if (call.path !== paths.client && !call.path.startsWith(`${paths.client}/`)) return
  const spender = { limit: 'requestsPerMinute', clientId: client?.id, now: clock.now() } as const
  refuseSpent(state, spender)
  spend(state, spender)
}

const messages = ({ clock }: Server, clientId: string | undefined) =>
  ({ limit: 'messagesPerHour', clientId, now: clock.now() }) as const

/** Throws a `Refusal` if the browser has no messages left under `messagesPerHour`. */
export const refuseManyMessages = (server: Server, clientId: string | undefined): void =>
  refuseSpent(server.state, messages(server, clientId))

export const countMessage = (server: Server, clientId: string): void => spend(server.state, messages(server, clientId))
