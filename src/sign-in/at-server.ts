import type { AttemptResource } from '../attempts/attempt-resource.ts'
import { paths } from '../shapes/paths.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { keptSignIn } from './kept.ts'

/** The sign-in, with its place at the server. Apart from the requests, which only its own chunk needs. */
export const signInAtServer: AttemptResource<SignInAttempt> = {
  ...keptSignIn,
  paths: { all: paths.signIns, one: paths.signIn },
}
