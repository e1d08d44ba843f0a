import type { FrontendApiRequest } from '../api/transport.ts'
import { isNetworkError, type LostWriteOutcome, NetworkError } from '../errors.ts'
import { orWithoutChunk } from '../runtime/later.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import { isCreation } from '../sign-up/requests.ts'
import { findOut as findOutLater } from './after-failure.ts'
import type { LostWrite, Outcome, Turn } from './call.ts'

/** Without its chunk, which needs the network too, the outcome is as unknown as without the read. */
const findOut = (turn: Turn, lost: LostWrite): Promise<Outcome> =>
  orWithoutChunk(findOutLater(turn, lost), 'unknown' as const)

const withOutcome = (error: NetworkError, outcome: LostWriteOutcome): NetworkError => {
  const what = error.message.replace(/\s*Try again\.$/, '')
  const advice =
    outcome === 'unknown'
      ? 'It may have been done: read again with reload(), or try again, which looks first.'
      : 'It was not done: try again.'
  return new NetworkError(error.code, `${what} ${advice}`, error.cause, outcome)
}

/** The error for a request that the server had deferred: its change was not applied. */
export const asNotApplied = (error: unknown): unknown =>
  isNetworkError(error) ? withOutcome(error, 'not_applied') : error

/**
 * Sends a write at once, and stores the result. When the response was lost, one read finds out whether the write was
 * applied: if so, this resolves. Otherwise the error has its `outcome`.
 */
export const exchangeOrFindOut = async (
  turn: Turn,
  shape: ShapeName,
  request: FrontendApiRequest,
  { key, judge }: Pick<LostWrite, 'key' | 'judge'>,
): Promise<void> => {
  const before = turn.state()
  try {
    return await turn.exchange(shape, request)
  } catch (error) {
    if (!isNetworkError(error) || request.method === 'GET') throw error
    const lost = { key, judge, request, before }
    const outcome = error.code === 'offline' ? 'not_applied' : await findOut(turn, lost)
    if (outcome === 'done') return
    // Only a failed connection has certainly ended: a request that timed out may still arrive.
    if (outcome === 'unknown' || error.code !== 'network_error') turn.memory.lost = lost
    throw withOutcome(error, outcome)
  }
}

/** Whether the same call was made before and was applied after all. Checks the write that was left uncertain. */
export const wasDoneBefore = async (turn: Turn, key: string): Promise<boolean> => {
  const { lost } = turn.memory
  turn.memory.lost = null
  if (!lost || (!isCreation(lost.request) && lost.before.signUp.id !== turn.state().signUp.id)) return false
  return (await findOut(turn, lost)) === 'done' && lost.key === key
}
