import type { ProtectResolver } from '../browser/providers.ts'
import type { Judge } from '../calls/call.ts'
import type { Resource, Turn } from '../calls/resource.ts'
import { FlowError, isFlowError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import type { ProtectCheck } from '../shapes/protect-check.ts'
import { sliceOf } from '../state/slices.ts'
import { type Challenged, isAlreadyResolved, isPassed, proofRequest } from './proof.ts'

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
    throw isFlowError(cause) ? cause : new FlowError('protect_check_execution_failed', { cause })
  }
  throw new FlowError('protect_check_execution_failed', { detail: 'the resolver returned no proof token' })
}

/** The write itself was applied, whatever the outcome of the proof. */
const judgeProof =
  (resource: Resource<Challenged>): Judge =>
  (before, after) =>
    isPassed(sliceOf(before, resource).value, sliceOf(after, resource).value) ? 'done' : 'unknown'

/**
 * Resolves the challenges that a write left in the resource, one after the other, before the next write: the server
 * would reject that one.
 */
export const resolveProtectChecks = async (
  turn: Turn,
  resource: Resource<Challenged>,
  resolve: ProtectResolver,
): Promise<void> => {
  let [challenges, reloads] = [0, 0]
  for (;;) {
    const { id, protectCheck } = sliceOf(turn.state(), resource).value
    if (id === undefined || !protectCheck) return
    const path = resource.paths.one(id)
    const reload = (): Promise<void> => turn.send(resource.shape, { method: 'GET', path })
    if (isExpired(protectCheck)) {
      if (reloads === MOST_RELOADS) throw new FlowError('protect_check_timed_out')
      reloads += 1
      await reload()
    } else {
      if (challenges === MOST_CHALLENGES) throw new FlowError('protect_check_timed_out')
      challenges += 1
      const proof = await prove(turn, resolve, protectCheck)
      const judged = { key: `proof ${proof}`, judge: judgeProof(resource) }
      await turn.sendOrFindOut(resource.shape, proofRequest(path, proof), judged).catch((error) => {
        if (isAlreadyResolved(error)) return reload()
        throw error
      })
    }
  }
}
