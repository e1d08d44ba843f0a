import type { ProtectResolver } from '../browser/providers.ts'
import type { Judge, Turn } from '../calls/call.ts'
import { exchangeOrFindOut } from '../calls/lost-response.ts'
import { FlowError, isFlowError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { paths } from '../shapes/paths.ts'
import type { ProtectCheck } from '../shapes/sign-up.ts'
import { isAlreadyResolved, isPassed, proofRequest } from './proof.ts'

/** How many challenges are run for one request before it fails: a server may chain them. */
const MOST_CHALLENGES = 5
const MOST_RELOADS = 2

const isExpired = ({ expiresAt }: ProtectCheck): boolean => expiresAt !== undefined && expiresAt < Date.now()

const prove = async ({ signal }: Turn, resolve: ProtectResolver, challenge: ProtectCheck): Promise<string> => {
  try {
    const proof = await untilAborted(signal, resolve(challenge, { signal }))
    if (typeof proof === 'string' && proof) return proof
  } catch (cause) {
    throwIfAborted(signal)
    throw isFlowError(cause) ? cause : new FlowError('protect_check_execution_failed', undefined, cause)
  }
  throw new FlowError('protect_check_execution_failed', 'The Protect challenge ended without a proof token.')
}

/** The mutation itself was applied, whatever the outcome of the proof. */
const judgeProof: Judge = (before, after) => (isPassed(before, after) ? 'done' : 'unknown')

/**
 * Resolves the challenges that a mutation left in the state, one after the other, before the next mutation: the server
 * would reject that one.
 */
export const resolveProtectChecks = async (turn: Turn, resolve: ProtectResolver): Promise<void> => {
  let [challenges, reloads] = [0, 0]
  for (;;) {
    const { id, protectCheck } = turn.state().signUp
    if (id === undefined || !protectCheck) return
    const reload = (): Promise<void> => turn.exchange('sign_up', { method: 'GET', path: paths.signUp(id) })
    if (isExpired(protectCheck)) {
      if (reloads === MOST_RELOADS) throw new FlowError('protect_check_timed_out')
      reloads += 1
      await reload()
    } else {
      if (challenges === MOST_CHALLENGES) throw new FlowError('protect_check_timed_out')
      challenges += 1
      const proof = await prove(turn, resolve, protectCheck)
      const judged = { key: `proof ${proof}`, judge: judgeProof }
      await exchangeOrFindOut(turn, 'sign_up', proofRequest(id, proof), judged).catch((error) => {
        if (isAlreadyResolved(error)) return reload()
        throw error
      })
    }
  }
}
