import { keyOf, requireObject, requireText, signUpId } from '../calls/check-arguments.ts'
import type { ScopedFlow } from '../calls/run.ts'
import { isAlreadyResolved, proofRequest } from '../challenges/proof.ts'
import { reload } from './details.ts'
import { judgeProof } from './judges.ts'

export interface ProtectCheckParams {
  /** The proof that the challenge's script returned. */
  proofToken: string
}

/** Submits the proof of a Protect challenge. If it was already passed, reads the sign-up again. */
export const submitProtectCheck = async (flow: ScopedFlow, params: ProtectCheckParams): Promise<void> => {
  const proofToken = requireText('proofToken', requireObject(params).proofToken)
  try {
    await flow.mutate({
      key: keyOf('protect check', proofToken),
      answersProtectCheck: true,
      shape: 'sign_up',
      build: (state) => proofRequest(signUpId(state), proofToken),
      judge: judgeProof,
    })
  } catch (error) {
    if (!isAlreadyResolved(error)) throw error
    await reload(flow)
  }
}
