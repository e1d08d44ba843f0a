import { finalizeAttempt } from '../attempts/finalize.ts'
import { submitProof } from '../attempts/protect-check.ts'
import { judgeProof } from './failure-on-demand.ts'
import { signUpResource } from './resource.ts'

/** Makes the session that the sign-up created the active one. Never signs a user out. */
export const finalize = finalizeAttempt(signUpResource)

/** Submits the proof of a Protect challenge. If it was already passed, reads the sign-up again. */
export const submitProtectCheck = submitProof(signUpResource, judgeProof)
