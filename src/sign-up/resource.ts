import type { Resource } from '../calls/resource.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { afterError, sessionOfCompletion } from './failure-on-demand.ts'
import { signUpPaths } from './requests.ts'
import { completed, keptSignUp, type SignUpSlice } from './transitions.ts'

/** The sign-up, for the engine of the calls. */
export const signUpResource: Resource<SignUpAttempt, SignUpSlice> = {
  ...keptSignUp,
  paths: signUpPaths,
  afterError,
  sessionOfCompletion,
  completed,
}
