import { lostWriteMessage } from '../error-texts.ts'
import { isFrontendApiError, isNetworkError, type LostWriteOutcome, NetworkError } from '../errors.ts'
import { callLater, orWithoutChunk } from '../runtime/call-later.ts'
import { later } from '../runtime/later.ts'
import type { Outcome, Write } from './call.ts'
import { isNewOf, type LostWrite } from './lost-write.ts'
import { idOf, type Memory } from './memory.ts'
import type { Challenges, Resource, Turn } from './resource.ts'

const findOutLater = callLater(later(() => import('./find-out.ts')))(({ findOut }) => findOut)

/** Without its chunk, which needs the network too, the outcome is as unknown as without the read. */
const findOut = (turn: Turn, memory: Memory, lost: LostWrite): Promise<Outcome> =>
  orWithoutChunk(findOutLater(turn, memory, lost), 'unknown' as const)

const withOutcome = ({ code, message, cause }: NetworkError, outcome: LostWriteOutcome): NetworkError =>
  new NetworkError(code, lostWriteMessage(message, outcome), { cause, outcome })

/** The error for a request that the server had deferred: its change was not applied. */
const asNotApplied = (error: unknown): unknown => (isNetworkError(error) ? withOutcome(error, 'not_applied') : error)

/**
 * Sends a write at once, and stores the result. When the response was lost, one read finds out whether the write was
 * applied: if so, this resolves. Otherwise the error has its `outcome`.
 */
export const sendOrFindOut = async (
  turn: Turn,
  memory: Memory,
  write: Pick<Write, 'shape' | 'key' | 'judge'> & Pick<LostWrite, 'request' | 'resource'>,
): Promise<void> => {
  const { shape, request } = write
  const before = turn.state()
  try {
    return await turn.send(shape, request)
  } catch (error) {
    if (!isNetworkError(error) || request.method === 'GET') throw error
    const lost = { ...write, before }
    const outcome = error.code === 'offline' ? 'not_applied' : await findOut(turn, memory, lost)
    if (outcome === 'done') return
    // Only a failed connection has certainly ended: a request that timed out may still arrive.
    if (outcome === 'unknown' || error.code !== 'network_error') memory.lost = lost
    throw withOutcome(error, outcome)
  }
}

/** Whether the same call was made before and was applied after all. Checks the write that was left uncertain. */
const wasDoneBefore = async (turn: Turn, memory: Memory, key: string): Promise<boolean> => {
  const { lost } = memory
  memory.lost = null
  if (!lost) return false
  const isOfAnother = idOf(lost.before, lost.resource) !== idOf(turn.state(), lost.resource)
  if (isOfAnother && !isNewOf(lost)) return false
  return (await findOut(turn, memory, lost)) === 'done' && lost.key === key
}

/** What sending a write takes besides its turn. */
interface Surroundings {
  readonly memory: Memory
  readonly challenges: Challenges
  /** The resource whose shape the response has. */
  readonly resource: Resource | undefined
}

/** Sends a request, and again for each error response that a rule matches. */
const sendWithRetries = async (turn: Turn, write: Write, { memory, challenges, resource }: Surroundings) => {
  const { shape, key, judge } = write
  let rules = challenges.retryRules
  for (;;) {
    const before = turn.state()
    const request = await write.build(before, turn)
    try {
      return await sendOrFindOut(turn, memory, { shape, key, judge, request, resource })
    } catch (error) {
      const rule = rules.find(({ matches }) => matches(error, request))
      const isPrepared =
        rule && (await rule.prepare(turn, request).catch((cause) => Promise.reject(asNotApplied(cause))))
      if (!isPrepared) {
        if (resource && isFrontendApiError(error))
          await resource.afterError?.(turn, { error, request, before, resource })
        throw error
      }
      rules = rules.filter((one) => one !== rule)
    }
  }
}

/** Sends a write in its turn, and passes the challenges that the server sets before and after it. */
export const sendWrite = async (turn: Turn, write: Write, surroundings: Surroundings): Promise<void> => {
  const { memory, challenges, resource } = surroundings
  const isDone = memory.lost !== null && (await wasDoneBefore(turn, memory, write.key))
  if (!isDone) await sendWithRetries(turn, write, surroundings)
  if (resource && !write.leavesChallenge) await challenges.afterWrite?.(turn, resource)
}
