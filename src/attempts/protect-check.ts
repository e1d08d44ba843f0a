import type { Call, Judge } from '../calls/call.ts'
import { keyOf, requireObject, requireText } from '../calls/check-arguments.ts'
import { isAlreadyResolved, proofRequest } from '../challenges/proof.ts'
import { type AttemptResource, attemptId, readAttempt } from './attempt-resource.ts'

export interface ProtectCheckParams {
  /** The proof that the challenge's script returned. */
  proofToken: string
}

/** Submits the proof of a Protect challenge. If it was already passed, reads the attempt again. */
export const submitProof =
  (attempt: AttemptResource, judge: Judge) =>
  async (call: Call, params: ProtectCheckParams): Promise<void> => {
    const proofToken = requireText('proofToken', requireObject(params).proofToken)
    try {
      await call.write({
        key: keyOf('protect check', proofToken),
        leavesChallenge: true,
        shape: attempt.shape,
        build: (state) => proofRequest(attempt.paths.one(attemptId(state, attempt)), proofToken),
        judge,
      })
    } catch (error) {
      if (!isAlreadyResolved(error)) throw error
      await readAttempt(attempt)(call)
    }
  }
