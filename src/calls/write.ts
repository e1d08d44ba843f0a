import { resolveProtectChecks } from '../challenges/protect.ts'
import { RETRY_RULES } from '../challenges/retry.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import { changeStateBy } from '../sign-up/after-error.ts'
import type { Turn, Write } from './call.ts'
import { asNotApplied, sendOrFindOut, wasDoneBefore } from './lost-response.ts'

/** Sends a request, and again for each error response that a rule matches. */
const sendWithRetries = async (turn: Turn, write: Write<ShapeName>): Promise<void> => {
  let rules = RETRY_RULES
  for (;;) {
    const before = turn.state()
    const request = await write.build(before, turn)
    try {
      return await sendOrFindOut(turn, write.shape, request, write)
    } catch (error) {
      const rule = turn.providers.captcha && rules.find(({ matches }) => matches(error, request))
      const isPrepared =
        rule && (await rule.prepare(turn, request).catch((cause) => Promise.reject(asNotApplied(cause))))
      if (!isPrepared) {
        await changeStateBy(turn, error, request, before)
        throw error
      }
      rules = rules.filter((one) => one !== rule)
    }
  }
}

/** Sends a write in its turn, and passes the challenges that the server sets before and after it. */
export const sendWrite = async (turn: Turn, write: Write<ShapeName>): Promise<void> => {
  const { key, shape, answersProtectCheck } = write
  if (!(await wasDoneBefore(turn, key))) await sendWithRetries(turn, write)
  const { protect } = turn.providers
  if (shape === 'sign_up' && !answersProtectCheck && protect) await resolveProtectChecks(turn, protect)
}
