import { afterErrorOf, type Verified } from '../attempts/after-error.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { type VerificationName, verificationNameOf } from '../shapes/strategies.ts'
import { keptSignUp } from './members.ts'

// What an error response or a lost response leaves behind: one chunk, loaded when there is one.
export { afterFailedRead } from '../attempts/after-failed-read.ts'
export { complete, sessionOfCompletion } from './completed-session.ts'
export { judgeAttempt, judgeChange, judgePreparation, judgeProof } from './outcomes.ts'

const verified: Verified<SignUpAttempt> = {
  attempt: keptSignUp,
  nameOf: ({ body }) => verificationNameOf(body?.strategy),
  verificationOf: ({ verifications }, name) => verifications[name as VerificationName], // one of `nameOf`
  withVerification: (value, name, verification) => ({
    ...value,
    verifications: { ...value.verifications, [name]: verification },
  }),
}

export const afterError = afterErrorOf(verified)
