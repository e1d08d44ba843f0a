import type { AttemptResource } from '../attempts/attempt-resource.ts'
import { callLater, later, orWithoutChunk } from '../runtime/later.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { keptSignIn } from './kept.ts'

/** All that a sign-in does: a page that only signs up does not load it. */
export type SignInPart = typeof import('./part.ts')

export const loadSignIn: () => Promise<SignInPart> = later(() => import('./part.ts'))

const part = callLater(loadSignIn)
const afterError = part(({ afterError }) => afterError)

/** The sign-in, for the engine of the calls. */
export const signInResource: AttemptResource<SignInAttempt> = {
  ...keptSignIn,
  // Without its chunk the error still is what the call rejects with.
  afterError: (turn, response) => orWithoutChunk(afterError(turn, response), undefined),
  sessionOfCompletion: part(({ sessionOfCompletion }) => sessionOfCompletion),
  complete: part(({ complete }) => complete),
}
