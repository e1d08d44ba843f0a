import type { AttemptResource } from '../attempts/attempt-resource.ts'
import { callLater, orWithoutChunk } from '../runtime/later.ts'
import type { Session } from '../shapes/session.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { share } from '../state/share.ts'
import { withSlice } from '../state/slices.ts'
import { transition } from '../state/state.ts'
import { keptSignIn, signInOf } from './kept.ts'
import { loadSignIn } from './on-demand.ts'

const part = callLater(loadSignIn)
const afterError = part(({ afterError }) => afterError)

/** A request whose response was lost completed a sign-in. The server no longer returns it, only its session. */
const completed = transition('completed', (state, { id: createdSessionId }: Session, isNew: boolean) => {
  const known = signInOf(state)
  const signIn = isNew ? keptSignIn.initial.value : known
  const value = share(known, { ...signIn, id: signIn.id ?? '', status: 'complete' as const, createdSessionId })
  return withSlice(state, keptSignIn, { value, mayResume: true })
})

/** The sign-in, for the engine of the calls. */
export const signInResource: AttemptResource<SignInAttempt> = {
  ...keptSignIn,
  // Without its chunk the error still is what the call rejects with.
  afterError: (turn, response) => orWithoutChunk(afterError(turn, response), undefined),
  sessionOfCompletion: part(({ sessionOfCompletion }) => sessionOfCompletion),
  completed,
}
