import type { AttemptResource } from '../attempts/attempt-resource.ts'
import type { SignUpAttempt } from '../shapes/sign-up.ts'
import { afterError, sessionOfCompletion } from './failure-on-demand.ts'
import { signUpPaths } from './requests.ts'
import { completed, keptSignUp } from './transitions.ts'

/** The sign-up, for the engine of the calls. */
export const signUpResource: AttemptResource<SignUpAttempt> = {
  ...keptSignUp,
  paths: signUpPaths,
  afterError,
  sessionOfCompletion,
  completed,
}
