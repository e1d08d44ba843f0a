import {
  type AfterError,
  afterErrorOf,
  lookAtAttempt,
  type Verified,
  verificationEnded,
} from '../attempts/after-error.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { hasNoUser } from '../shapes/sign-in.ts'
import { keptSignIn, signInOf } from './members.ts'

const NAMES = { first: 'firstFactorVerification', second: 'secondFactorVerification' } as const

type Name = (typeof NAMES)[keyof typeof NAMES]

const verified: Verified<SignInAttempt> = {
  attempt: keptSignIn,
  nameOf: ({ path }) =>
    path.endsWith('first_factor') ? NAMES.first : path.endsWith('second_factor') ? NAMES.second : null,
  verificationOf: (value, name) => value[name as Name], // one of `nameOf`
  withVerification: (value, name, verification) => ({ ...value, [name]: verification }),
}

/** The identifier is verified and has no user. The client that comes along may say so itself. */
const becomesSignUp: AfterError = (turn) => {
  if (!hasNoUser(signInOf(turn.state()))) turn.update(verificationEnded, verified, NAMES.first, 'transferable', null)
}

export const afterError = afterErrorOf(verified, [
  ['sign_up_if_missing_transfer', becomesSignUp],
  ['resource_forbidden', lookAtAttempt],
  ['sign_in_identification_or_user_deleted', lookAtAttempt],
])
