import type { ShapeName } from '../model/shapes.ts'
import type { Answer } from './answer.ts'
import { resolveProtectChecks } from './protect.ts'
import { REMEDIES } from './remedies.ts'
import type { Mutation, Turn } from './scoped-flow.ts'

/** Sends a request, and once more for each refusal that something can be done about. */
const sendPastRefusals = async <Name extends ShapeName>(
  turn: Turn,
  { shape, build }: Mutation<Name>,
): Promise<Answer<Name>> => {
  let remedies = REMEDIES
  for (;;) {
    const request = await build(turn.state(), turn)
    try {
      return await turn.exchange(shape, request)
    } catch (error) {
      const remedy = turn.ports.captcha && remedies.find(({ isFor }) => isFor(error, request))
      if (!remedy || !(await remedy.apply(turn, request))) throw error
      remedies = remedies.filter((one) => one !== remedy)
    }
  }
}

/** Sends a mutation in its turn, past the challenges that the server puts before it and after it. */
export const sendMutation = async <Name extends ShapeName>(
  turn: Turn,
  mutation: Mutation<Name>,
): Promise<Answer<Name>> => {
  const { shape, answersProtectCheck } = mutation
  const { protect } = turn.ports
  const answer = await sendPastRefusals(turn, mutation)
  if (shape !== 'sign_up' || answersProtectCheck || !protect) return answer
  return (await resolveProtectChecks(turn, protect, (request) => turn.exchange(shape, request))) ?? answer
}
