import type { Call } from '../calls/call.ts'
import { requireObject, requireText } from '../calls/check-arguments.ts'
import { FlowError } from '../errors.ts'
import type { SignInAttempt } from '../shapes/sign-in.ts'
import { createFrom } from './details.ts'
import { hasFactor } from './factors.ts'
import { signInOf } from './members.ts'
import type { SignInPasswordParams } from './params.ts'
import { attemptFactor } from './verification.ts'

const NAMES = ['identifier', 'emailAddress', 'phoneNumber'] as const

/** @throws FlowError `invalid_parameter` */
const identifierOf = (params: SignInPasswordParams): string | undefined => {
  const given = NAMES.filter((name) => params[name] !== undefined)
  if (given.length > 1) {
    throw new FlowError('invalid_parameter', { detail: `only one of ${NAMES.join(', ')} may be passed` })
  }
  const [name] = given
  return name && requireText(name, params[name])
}

/** Whether the sign-in in progress waits for this password. */
const isExpected = (signIn: SignInAttempt, identifier: string | undefined): boolean =>
  signIn.status === 'needs_first_factor' &&
  signIn.identifier !== null &&
  (identifier === undefined || identifier === signIn.identifier) &&
  hasFactor(signIn, 'password')

/** Signs in with a password: continues the sign-in of the same identifier, or starts one. */
export const password = async (call: Call, params: SignInPasswordParams): Promise<void> => {
  const { password, timezone: given } = requireObject(params)
  requireText('password', password)
  const named = identifierOf(params)
  const signIn = await call.inTurn(signInOf)
  if (isExpected(signIn, named)) return attemptFactor(call, 'first', { strategy: 'password', password })
  const identifier = named ?? signIn.identifier
  if (!identifier) throw new FlowError('not_started', { detail: 'pass `identifier`' })
  await createFrom(call, 'password', { identifier, password, timezone: given ?? signIn.timezone })
}
