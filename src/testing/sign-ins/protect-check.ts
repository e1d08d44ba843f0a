import { withPassedChallenge, withRenewedChallenge } from '../challenges/protect.ts'
import type { Handler } from '../server/context.ts'
import { neededText } from '../server/form.ts'
import { openClient } from '../sessions/client.ts'
import { put } from '../state/state.ts'
import { respondWith, storeAndRespond } from './complete.ts'
import { openSignIn, ownSignIn } from './own-sign-in.ts'

/** `PATCH …/protect_check`: checks the proof. The sign-in continues, or gets the next challenge. */
export const submitSignInProof: Handler = (context) => {
  const { state, clock } = context.server
  const signIn = openSignIn(context)
  const proof = neededText(context.call.body, 'proof_token', 'Hand in the proof of the challenge.')
  return storeAndRespond(context, openClient(context), withPassedChallenge(state, signIn, proof, clock.now()))
}

/** `GET /client/sign_ins/<id>`: replaces an expired challenge by a new one. */
export const getSignIn: Handler = (context) => {
  const { state, clock } = context.server
  const signIn = put(state.signIns, withRenewedChallenge(state, ownSignIn(context), clock.now()))
  return respondWith(context, signIn, context.client)
}
