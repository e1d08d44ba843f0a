import { prepareRetry, resolveProtectChecks } from '../challenges/on-demand.ts'
import { isFrontendApiError } from '../errors.ts'
import { orWithoutChunk } from '../runtime/later.ts'
import type { ShapeName } from '../shapes/shapes.ts'
import { learnFrom } from './after-failure.ts'
import type { Mutation, Turn } from './call.ts'
import { asNotApplied, exchangeOrFindOut, wasDoneBefore } from './lost-response.ts'

const firstCode = (error: unknown): string => (isFrontendApiError(error) && error.errors[0]?.code) || ''

/** The codes that contradict our state. Others, such as those about a field of the form, load nothing. */
const CONTRADICTION = /^(form_code|verification|client_state|resource|ticket)_/

/** Sends a request, and again for each error response that demands a captcha. */
const sendWithRetries = async (turn: Turn, mutation: Mutation<ShapeName>): Promise<void> => {
  const applied = new Set<unknown>()
  for (;;) {
    const before = turn.state()
    const request = await mutation.build(before, turn)
    try {
      return await exchangeOrFindOut(turn, mutation.shape, request, mutation)
    } catch (error) {
      const code = firstCode(error)
      const isPrepared =
        turn.ports.captcha &&
        code.includes('captcha') &&
        (await prepareRetry(turn, error, request, applied).catch((cause) => Promise.reject(asNotApplied(cause))))
      if (isPrepared) continue
      // Without its chunk the error still is what the call rejects with.
      if (CONTRADICTION.test(code)) await orWithoutChunk(learnFrom(turn, error, request, before), undefined)
      throw error
    }
  }
}

/** Sends a mutation in its turn, and passes the challenges that the server sets before and after it. */
export const sendMutation = async (turn: Turn, mutation: Mutation<ShapeName>): Promise<void> => {
  const { key, shape, answersProtectCheck } = mutation
  if (!(await wasDoneBefore(turn, key))) await sendWithRetries(turn, mutation)
  const { protect } = turn.ports
  if (shape === 'sign_up' && !answersProtectCheck && protect && turn.state().signUp.protectCheck) {
    await resolveProtectChecks(turn, protect)
  }
}
