import type { Handler } from '../server/context.ts'
import { neededText } from '../server/form.ts'
import { openClient } from '../sessions/client.ts'
import { storeAndRespond } from '../sign-ups/complete.ts'
import { openSignUp, ownSignUp } from '../sign-ups/own-sign-up.ts'
import { getSignUp } from '../sign-ups/sign-ups.ts'
import { put } from '../state/state.ts'
import { withPassedChallenge, withRenewedChallenge } from './protect.ts'

/** `PATCH …/protect_check`: checks the proof. The sign-up continues, or gets the next challenge. */
export const submitProof: Handler = (context) => {
  const { state, clock } = context.server
  const signUp = openSignUp(context)
  const proof = neededText(context.call.body, 'proof_token', 'Hand in the proof of the challenge.')
  return storeAndRespond(context, openClient(context), withPassedChallenge(state, signUp, proof, clock.now()))
}

/** `GET /client/sign_ups/<id>`: replaces an expired challenge by a new one. */
export const getSignUpWithChallenge: Handler = (context) => {
  const { state, clock } = context.server
  put(state.signUps, withRenewedChallenge(state, ownSignUp(context), clock.now()))
  return getSignUp(context)
}
