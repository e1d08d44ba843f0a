import { problem, Refusal } from '../api-errors.ts'
import { find, type MockState, put } from '../state/state.ts'

const WINDOWS_MS = { requestsPerMinute: 60_000, messagesPerHour: 3_600_000 } as const

type RateLimit = keyof typeof WINDOWS_MS

interface Spender {
  readonly limit: RateLimit
  /** A browser without a client is not counted. */
  readonly clientId: string | null | undefined
  readonly now: number
}

const idOf = ({ limit, clientId }: Spender): string => `${limit}/${clientId}`

/** The times that still count for this browser, in epoch milliseconds. */
const timesOf = (state: MockState, spender: Spender): readonly number[] =>
  (find(state.rates, idOf(spender))?.times ?? []).filter((time) => time > spender.now - WINDOWS_MS[spender.limit])

/** Throws a `Refusal` with `Retry-After` if the limit is reached. */
export const refuseSpent = (state: MockState, spender: Spender): void => {
  const { limit, clientId, now } = spender
  const allowed = state.instance.limits[limit]
  if (allowed === null || !clientId) return
  const oldest = timesOf(state, spender).at(-allowed)
  if (oldest === undefined) return
  const seconds = Math.ceil((oldest + WINDOWS_MS[limit] - now) / 1_000)
  const longMessage = `Too many requests. Please try again in ${seconds} seconds. (\`limits.${limit}\` is ${allowed}.)`
  throw new Refusal([problem('too_many_requests', { longMessage })], { 'retry-after': String(seconds) })
}

/** Counts one request or message. Rejected ones are not counted: `Retry-After` stays true after an early retry. */
export const spend = (state: MockState, spender: Spender): void => {
  if (state.instance.limits[spender.limit] === null || !spender.clientId) return
  put(state.rates, { id: idOf(spender), times: [...timesOf(state, spender), spender.now] })
}
