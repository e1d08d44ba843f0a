import { resolveProtectChecks } from '../challenges/protect.ts'
import { REMEDIES } from '../challenges/retry.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import { learnFrom } from '../sign-up/after-error.ts'
import type { Mutation, Turn } from './call.ts'
import { asNotApplied, exchangeOrFindOut, wasDoneBefore } from './lost-response.ts'

/** Sends a request, and again for each error response that has a remedy. */
const sendPastRefusals = async (turn: Turn, mutation: Mutation<ShapeName>): Promise<void> => {
  let remedies = REMEDIES
  for (;;) {
    const before = turn.state()
    const request = await mutation.build(before, turn)
    try {
      return await exchangeOrFindOut(turn, mutation.shape, request, mutation)
    } catch (error) {
      const remedy = turn.ports.captcha && remedies.find(({ isFor }) => isFor(error, request))
      const isRemedied =
        remedy && (await remedy.apply(turn, request).catch((cause) => Promise.reject(asNotApplied(cause))))
      if (!isRemedied) {
        await learnFrom(turn, error, request, before)
        throw error
      }
      remedies = remedies.filter((one) => one !== remedy)
    }
  }
}

/** Sends a mutation in its turn, and passes the challenges that the server sets before and after it. */
export const sendMutation = async (turn: Turn, mutation: Mutation<ShapeName>): Promise<void> => {
  const { key, shape, answersProtectCheck } = mutation
  if (!(await wasDoneBefore(turn, key))) await sendPastRefusals(turn, mutation)
  const { protect } = turn.ports
  if (shape === 'sign_up' && !answersProtectCheck && protect) await resolveProtectChecks(turn, protect)
}
