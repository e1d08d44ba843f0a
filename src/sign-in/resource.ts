import type { AttemptResource } from '../attempts/attempt-resource.ts'
import { callLater, orWithoutChunk } from '../runtime/call-later.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { signInAtServer } from './at-server.ts'
import { loadSignIn } from './face.ts'

const part = callLater(loadSignIn)
const afterError = part(({ afterError }) => afterError)

/** The sign-in, for the engine of the calls. */
export const signInResource: AttemptResource<SignInAttempt> = {
  ...signInAtServer,
  // Without its chunk the error still is what the call rejects with.
  afterError: (turn, response) => orWithoutChunk(afterError(turn, response), undefined),
  sessionOfCompletion: part(({ sessionOfCompletion }) => sessionOfCompletion),
  complete: part(({ complete }) => complete),
}
