import { paths } from '../../shapes/paths.ts'
import { apiError, Problem } from '../api-errors.ts'
import { find, type MockState, put } from '../state/state.ts'
import type { Context, Server } from './context.ts'

const WINDOWS_MS = { requestsPerMinute: 60_000, messagesPerHour: 3_600_000 } as const

type RateLimit = keyof typeof WINDOWS_MS

interface Use {
  readonly limit: RateLimit
  /** A browser without a client is not counted. */
  readonly clientId: string | null | undefined
  readonly now: number
}

const idOf = ({ limit, clientId }: Use): string => `${limit}/${clientId}`

/** The times that still count for this browser, in epoch milliseconds. */
const timesOf = (state: MockState, use: Use): readonly number[] =>
  (find(state.rates, idOf(use))?.times ?? []).filter((time) => time > use.now - WINDOWS_MS[use.limit])

/** Throws a `Problem` with `Retry-After` if the limit is reached. */
const requireQuota = (state: MockState, use: Use): void => {
  const { limit, clientId, now } = use
  const allowed = state.instance.limits[limit]
  if (allowed === null || !clientId) return
  const oldest = timesOf(state, use).at(-allowed)
  if (oldest === undefined) return
  const seconds = Math.ceil((oldest + WINDOWS_MS[limit] - now) / 1_000)
  const longMessage = `Too many requests. Please try again in ${seconds} seconds. (\`limits.${limit}\` is ${allowed}.)`
  throw new Problem([apiError('too_many_requests', { longMessage })], { 'retry-after': String(seconds) })
}

/** Counts one request or message. Rejected ones are not counted: `Retry-After` stays true after an early retry. */
const countUse = (state: MockState, use: Use): void => {
  if (state.instance.limits[use.limit] === null || !use.clientId) return
  put(state.rates, { id: idOf(use), times: [...timesOf(state, use), use.now] })
}

/** Counts a request. Throws a `Problem` above `requestsPerMinute`. */
export const limitRequests = ({ server: { state, clock }, call, client }: Context): void => {
  if (call.path !== paths.client && !call.path.startsWith(`${paths.client}/`)) return
  const use = { limit: 'requestsPerMinute', clientId: client?.id, now: clock.now() } as const
  requireQuota(state, use)
  countUse(state, use)
}

const messages = ({ clock }: Server, clientId: string | undefined) =>
  ({ limit: 'messagesPerHour', clientId, now: clock.now() }) as const

/** Throws a `Problem` if the browser has no messages left under `messagesPerHour`. */
export const requireMessageQuota = (server: Server, clientId: string | undefined): void =>
  requireQuota(server.state, messages(server, clientId))

export const countMessage = (server: Server, clientId: string): void =>
  countUse(server.state, messages(server, clientId))
