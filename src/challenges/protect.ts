import type { FrontendApiRequest } from '../api/transport.ts'
import type { ProtectResolver } from '../browser/providers.ts'
import type { Judge, Turn } from '../calls/call.ts'
import { sendOrFindOut } from '../calls/lost-response.ts'
import { FlowError, isFlowError, isFrontendApiError } from '../errors.ts'
import { throwIfAborted, untilAborted } from '../runtime/abort.ts'
import { paths } from '../shapes/paths.ts'
import type { ProtectCheck } from '../shapes/sign-up.ts'
import type { State } from '../state/state.ts'

/** How many challenges are run for one request before it fails: a server may chain them. */
const MOST_CHALLENGES = 5
const MOST_RELOADS = 2

export const proofRequest = (signUpId: string, proofToken: string): FrontendApiRequest => ({
  method: 'PATCH',
  path: paths.protectCheck(signUpId),
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

/** Whether the challenge of the earlier state is passed: there is none now, or another one. */
export const isPassed = ({ signUp: before }: State, { signUp: after }: State): boolean =>
  after.id === before.id && after.protectCheck?.token !== before.protectCheck?.token

/** The write itself was applied, whatever the outcome of the proof. */
const judgeProof: Judge = (before, after) => (isPassed(before, after) ? 'done' : 'unknown')

/**
 * Resolves the challenges that a write left in the state, one after the other, before the next write: the server
 * would reject that one.
 */
export const resolveProtectChecks = async (turn: Turn, resolve: ProtectResolver): Promise<void> => {
  let [challenges, reloads] = [0, 0]
  for (;;) {
    const { id, protectCheck } = turn.state().signUp
    if (id === undefined || !protectCheck) return
    const reload = (): Promise<void> => turn.send('sign_up', { method: 'GET', path: paths.signUp(id) })
    if (isExpired(protectCheck)) {
      if (reloads === MOST_RELOADS) throw new FlowError('protect_check_timed_out')
      reloads += 1
      await reload()
    } else {
      if (challenges === MOST_CHALLENGES) throw new FlowError('protect_check_timed_out')
      challenges += 1
      const proof = await prove(turn, resolve, protectCheck)
      const judged = { key: `proof ${proof}`, judge: judgeProof }
      await sendOrFindOut(turn, 'sign_up', proofRequest(id, proof), judged).catch((error) => {
        if (isAlreadyResolved(error)) return reload()
        throw error
      })
    }
  }
}
