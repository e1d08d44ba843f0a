import { attemptResource } from '../attempts/attempt-resource.ts'
import { paths } from '../shapes/paths.ts'
import { hasNoUser, type SignInAttempt, signInShape } from '../shapes/sign-in.ts'
import { keptSignIn } from './members.ts'

/** The sign-in, with its place at the server. Apart from the requests, which only its own chunk needs. */
export const signInAtServer = attemptResource<SignInAttempt>({
  ...keptSignIn,
  shape: signInShape,
  paths: { all: paths.signIns, one: paths.signIn },
  carriedBy: ({ client }) => client.signIn,
  endsUncarried: hasNoUser,
  atProvider: ({ firstFactorVerification }) => firstFactorVerification,
  byMessage: ({ firstFactorVerification, secondFactorVerification }) => [
    firstFactorVerification,
    secondFactorVerification,
  ],
})
