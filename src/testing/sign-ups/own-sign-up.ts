import { problem } from '../api-errors.ts'
import type { Context } from '../server/context.ts'
import type { SignUpRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { statusOf } from './present-sign-up.ts'

const noSignUp = (id: string, { isKnown, client }: Pick<Context, 'client'> & { readonly isKnown: boolean }): string => {
  if (!id) return 'The address names no sign-up: its id is empty. Create one first with POST /client/sign_ups.'
  const current = client?.signUpId
    ? `Its own is ${client.signUpId}.`
    : 'It has no sign-up: create one with POST /client/sign_ups.'
  return isKnown
    ? `The sign-up ${id} belongs to another browser: send that one's cookie or token. ${current}`
    : `This browser has no sign-up ${id}. ${current}`
}

/** The sign-up in the path. Throws a `Problem` if it does not belong to this browser. */
export const ownSignUp = ({ server, client, parameters }: Context): SignUpRecord => {
  const id = parameters[0] ?? ''
  const signUp = find(server.state.signUps, id)
  if (signUp && signUp.clientId === client?.id) return signUp
  throw problem('resource_not_found', { longMessage: noSignUp(id, { isKnown: signUp !== undefined, client }) })
}

/** Like `ownSignUp()`, but throws a `Problem` if the sign-up cannot be changed any more. */
export const openSignUp = (context: Context): SignUpRecord => {
  const signUp = ownSignUp(context)
  const status = statusOf(signUp, context.server.clock.now())
  if (status === 'missing_requirements') return signUp
  const longMessage = `This sign-up is ${status} and accepts no more changes. Start a new one with POST /client/sign_ups.`
  throw problem('client_state_invalid', { longMessage })
}
