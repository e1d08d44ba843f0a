import { type AttemptResource, attemptResource } from '../attempts/attempt-resource.ts'
import { isTransferable } from '../shapes/existing-account.ts'
import { type SignUpAttempt, signUpShape } from '../shapes/sign-up.ts'
import { MESSAGE_VERIFICATIONS } from '../shapes/strategies.ts'
import { afterError, complete, sessionOfCompletion } from './failure-on-demand.ts'
import { keptSignUp } from './members.ts'
import { signUpPaths } from './requests.ts'

/** The sign-up, for the engine of the calls. */
export const signUpResource: AttemptResource<SignUpAttempt> = {
  ...attemptResource({
    ...keptSignUp,
    shape: signUpShape,
    paths: signUpPaths,
    carriedBy: ({ signUp }) => signUp,
    endsUncarried: isTransferable,
    atProvider: ({ verifications }) => verifications.externalAccount,
    byMessage: ({ verifications }) => MESSAGE_VERIFICATIONS.map((name) => verifications[name]),
  }),
  afterError,
  sessionOfCompletion,
  complete,
}
