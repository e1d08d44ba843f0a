import type { FrontendApiRequest } from '../api/transport.ts'
import { attemptId } from '../attempts/attempt-resource.ts'
import { FlowError } from '../errors.ts'
import { paths } from '../shapes/paths.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import type { State } from '../state/state.ts'
import { keptSignIn, signInOf } from './members.ts'

const below = (action: string) => (id: string) => `${paths.signIn(id)}/${action}`

/** The actions of a sign-in at the server. */
export const signInPaths = {
  prepare: { first: below('prepare_first_factor'), second: below('prepare_second_factor') },
  attempt: { first: below('attempt_first_factor'), second: below('attempt_second_factor') },
  resetPassword: below('reset_password'),
} as const

/** The first or the second proof of a sign-in. */
export type Which = 'first' | 'second'

/** Whether a sign-in is at its second factor: because the user wants one, or because the device is new. */
export const isAtSecondFactor = ({ status }: SignInAttempt): boolean =>
  status === 'needs_second_factor' || status === 'needs_client_trust'

export const verificationOf = (signIn: SignInAttempt, which: Which) => signIn[`${which}FactorVerification`]

/**
 * The sign-in, when it has been created.
 *
 * @throws FlowError `not_started`
 */
export const startedSignIn = (state: State): SignInAttempt => {
  attemptId(state, keptSignIn)
  return signInOf(state)
}

/** @throws FlowError `wrong_step` */
const requireStatus = ({ status }: SignInAttempt, isRight: boolean): void => {
  if (!isRight) throw new FlowError('wrong_step', { detail: `\`status\` is ${status}` })
}

/**
 * The sign-in, when it has been created and is not before its second factor.
 *
 * @throws FlowError `not_started` or `wrong_step`
 */
export const signInAt = (state: State, which: Which): SignInAttempt => {
  const signIn = startedSignIn(state)
  const isEarly = signIn.status === 'needs_identifier' || signIn.status === 'needs_first_factor'
  requireStatus(signIn, which === 'first' || !isEarly)
  return signIn
}

/**
 * The sign-in, when it waits for a new password.
 *
 * @throws FlowError `not_started` or `wrong_step`
 */
export const signInForNewPassword = (state: State): SignInAttempt => {
  const signIn = startedSignIn(state)
  requireStatus(signIn, signIn.status === 'needs_new_password')
  return signIn
}

/** A request below a sign-in. */
export const requestOf = (
  { id = '' }: SignInAttempt,
  path: (id: string) => string,
  body: FrontendApiRequest['body'],
): FrontendApiRequest => ({ method: 'POST', path: path(id), body: body ?? {} })
