import type { Call } from '../calls/call.ts'
import { keyOf, requireObject, requireText } from '../calls/check-arguments.ts'
import { isAlreadyResolved, proofRequest } from '../challenges/proof.ts'
import { paths } from '../shapes/paths.ts'
import { signUpShape } from '../shapes/sign-up.ts'
import { reload } from './details.ts'
import { judgeProof } from './failure-on-demand.ts'
import { signUpId } from './requests.ts'

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
      leavesChallenge: true,
      shape: signUpShape,
      build: (state) => proofRequest(paths.signUp(signUpId(state)), proofToken),
      judge: judgeProof,
    })
  } catch (error) {
    if (!isAlreadyResolved(error)) throw error
    await reload(call)
  }
}
