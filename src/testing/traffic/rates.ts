import { problem, Refusal } from '../refusals.ts'
import { find, type MockState, put } from '../state/state.ts'

const WINDOWS_MS = { requestsPerMinute: 60_000, messagesPerHour: 3_600_000 } as const

type RateLimit = keyof typeof WINDOWS_MS

interface Spender {
  readonly limit: RateLimit
  /** Nobody is counted before the first answer that made it a client. */
  readonly clientId: string | null | undefined
  readonly now: number
}

const idOf = ({ limit, clientId }: Spender): string => `${limit}/${clientId}`

/** When this browser did it, as far as that still counts. */
const timesOf = (state: MockState, spender: Spender): readonly number[] =>
  (find(state.rates, idOf(spender))?.times ?? []).filter((time) => time > spender.now - WINDOWS_MS[spender.limit])

/** Refuses what is more than the limit allows, and says after how many seconds it is not. */
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

/** Counts one more. What was refused is not counted: `Retry-After` stays true for whoever asks too early. */
export const spend = (state: MockState, spender: Spender): void => {
  if (state.instance.limits[spender.limit] === null || !spender.clientId) return
  put(state.rates, { id: idOf(spender), times: [...timesOf(state, spender), spender.now] })
}
