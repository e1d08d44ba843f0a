import { keyOf, requireObject, requireText, signUpId } from '../calls/check-arguments.ts'
import type { Call } from '../calls/run.ts'
import { isAlreadyResolved, proofRequest } from '../challenges/protect.ts'
import { reload } from './details.ts'
import { judgeProof } from './outcomes.ts'

export interface ProtectCheckParams {
  /** The proof that the challenge's script returned. */
  proofToken: string
}

/** Submits the proof of a Protect challenge. If it was already passed, reads the sign-up again. */
export const submitProtectCheck = async (call: Call, params: ProtectCheckParams): Promise<void> => {
  const proofToken = requireText('proofToken', requireObject(params).proofToken)
  try {
    await call.write({
      key: keyOf('protect check', proofToken),
      answersProtectCheck: true,
      shape: 'sign_up',
      build: (state) => proofRequest(signUpId(state), proofToken),
      judge: judgeProof,
    })
  } catch (error) {
    if (!isAlreadyResolved(error)) throw error
    await reload(call)
  }
}
