import { createChallenge, isExpired, nextChallenge, refuseBadProof } from '../protect.ts'
import { refusal } from '../refusals.ts'
import { put } from '../state/state.ts'
import { openClient } from './client.ts'
import { saved } from './completion.ts'
import type { Handler } from './context.ts'
import { neededText } from './needed-text.ts'
import { openSignUp, ownSignUp } from './own-sign-up.ts'
import { getSignUp } from './sign-ups.ts'

/** `PATCH …/protect_check`: checks the proof. The sign-up continues, or gets the next challenge. */
export const submitProof: Handler = (context) => {
  const { state, clock } = context.server
  const signUp = openSignUp(context)
  const proof = neededText(context, 'proof_token', 'Hand in the proof of the challenge.')
  const { protect } = signUp
  if (!protect) throw refusal('protect_check_already_resolved')
  refuseBadProof(protect, proof, clock.now())
  const next = nextChallenge(state, protect, clock.now())
  return saved(context, openClient(context), { ...signUp, protect: next })
}

/** `GET /client/sign_ups/<id>`: replaces an expired challenge by a new one. */
export const getSignUpWithChallenge: Handler = (context) => {
  const { state, clock } = context.server
  const signUp = ownSignUp(context)
  if (signUp.protect && isExpired(signUp.protect, clock.now()))
    put(state.signUps, { ...signUp, protect: createChallenge(state, signUp.protect, clock.now()) })
  return getSignUp(context)
}
