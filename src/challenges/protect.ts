import type { FrontendApiRequest } from '../api/transport.ts'
import type { ProtectResolver } from '../browser/providers.ts'
import type { Judge } from '../calls/call.ts'
import type { Resource, Turn } from '../calls/resource.ts'
import { FlowError, isFlowError, isFrontendApiError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { paths } from '../shapes/paths.ts'
import type { ProtectCheck } from '../shapes/sign-up.ts'
import { sliceOf } from '../state/slices.ts'
import type { Identified } from '../state/state.ts'

/** How many challenges are run for one request before it fails: a server may chain them. */
const MOST_CHALLENGES = 5
const MOST_RELOADS = 2

/** @param path The resource's own path. */
export const proofRequest = (path: string, proofToken: string): FrontendApiRequest => ({
  method: 'PATCH',
  path: paths.protectCheckOf(path),
  body: { proofToken },
})

/** Whether the server says that the challenge was already passed, for example in another tab. */
export const isAlreadyResolved = (error: unknown): boolean =>
  isFrontendApiError(error) && error.errors[0]?.code === 'protect_check_already_resolved'

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

/** What may have a challenge. */
interface Challenged extends Identified {
  readonly protectCheck?: ProtectCheck | null
}

/** Whether the challenge of the earlier value is passed: there is none now, or another one. */
export const isPassed = (before: Challenged, after: Challenged): boolean =>
  after.id === before.id && after.protectCheck?.token !== before.protectCheck?.token

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
