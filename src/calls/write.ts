import { isFrontendApiError } from '../errors.ts'
import type { Write } from './call.ts'
import { asNotApplied, sendOrFindOut, wasDoneBefore } from './lost-response.ts'
import type { Memory } from './lost-write.ts'
import type { Challenges, Resource, Turn } from './resource.ts'

/** What sending a write takes besides its turn. */
interface Surroundings {
  readonly memory: Memory
  readonly challenges: Challenges
  /** The resource whose shape the response has. */
  readonly resource: Resource | undefined
}

/** Sends a request, and again for each error response that a rule matches. */
const sendWithRetries = async (turn: Turn, write: Write, { memory, challenges, resource }: Surroundings) => {
  let rules = challenges.retryRules
  for (;;) {
    const before = turn.state()
    const request = await write.build(before, turn)
    try {
      return await sendOrFindOut(turn, memory, { ...write, request, resource })
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
  if (!(await wasDoneBefore(turn, memory, write.key))) await sendWithRetries(turn, write, surroundings)
  if (resource && !write.leavesChallenge) await challenges.afterWrite?.(turn, resource)
}
