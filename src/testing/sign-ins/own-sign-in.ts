import { problem } from '../api-errors.ts'
import type { Context } from '../server/context.ts'
import type { SignInRecord } from '../state/records.ts'
import { find } from '../state/state.ts'
import { type SignInStatus, statusOf } from './status.ts'

const START = 'Create one first with POST /client/sign_ins.'

const currentOf = ({ client }: Context): string =>
  client?.signInId ? `Its current one is ${client.signInId}.` : `It has none. ${START}`

/** The sign-in in the path, if it is this browser's and not abandoned. Throws a `Problem` otherwise. */
export const ownSignIn = (context: Context): SignInRecord => {
  const { server, client, parameters } = context
  const id = parameters[0] ?? ''
  const signIn = find(server.state.signIns, id)
  const isOwn = signIn && signIn.clientId === client?.id
  if (isOwn && statusOf(signIn, server.clock.now()) !== 'abandoned') return signIn
  const reason = isOwn
    ? `The sign-in ${id} is abandoned: it was replaced by another, or is too old.`
    : `This browser has no sign-in ${id || '(the id in the address is empty)'}.`
  throw problem('resource_not_found', { longMessage: `${reason} ${currentOf(context)}` })
}

/** Throws a `Problem` for a sign-in whose user was removed. */
const withItsUser = ({ server: { state } }: Context, signIn: SignInRecord): SignInRecord => {
  if (signIn.userId === null || find(state.users, signIn.userId)) return signIn
  throw problem('sign_in_identification_or_user_deleted')
}

/** The sign-in in the path, if it may be changed. Throws a `Problem` otherwise. */
export const openSignIn = (context: Context): SignInRecord => {
  const { server, client, parameters } = context
  const id = parameters[0] ?? ''
  const signIn = find(server.state.signIns, id)
  if (!signIn) return ownSignIn(context)
  const status = statusOf(signIn, server.clock.now())
  if (signIn.clientId !== client?.id || status === 'abandoned') {
    const longMessage = `The sign-in ${id} was replaced by another, is too old, or belongs to another browser. ${currentOf(context)}`
    throw problem('resource_forbidden', { longMessage })
  }
  if (status !== 'complete') return withItsUser(context, signIn)
  throw problem('client_state_invalid', {
    longMessage: `This sign-in is complete, and accepts no more changes. ${START}`,
  })
}

/** What to do in each status. */
const HINTS: Readonly<Partial<Record<SignInStatus, string>>> = {
  needs_identifier: 'Name the user first: POST /client/sign_ins with `identifier`.',
  needs_first_factor: 'Pass the first factor: prepare_first_factor, then attempt_first_factor.',
  needs_second_factor: 'Pass the second factor: prepare_second_factor, if it sends a code, then attempt_second_factor.',
  needs_client_trust: 'This browser is new to the user: prepare_second_factor, then attempt_second_factor.',
  needs_new_password: 'Set a new password: reset_password.',
  needs_protect_check: 'Pass the challenge first: PATCH …/protect_check with its `proof_token`.',
}

/** The sign-in in the path, if it has one of these statuses. Throws a `Problem` that says what to do otherwise. */
export const signInThat = (context: Context, ...accepted: readonly SignInStatus[]): SignInRecord => {
  const signIn = openSignIn(context)
  const status = statusOf(signIn, context.server.clock.now())
  if (accepted.includes(status)) return signIn
  const longMessage = `This sign-in has the status ${status}, and this request needs ${accepted.join(' or ')}. ${HINTS[status] ?? ''}`
  throw problem('client_state_invalid', { longMessage })
}
