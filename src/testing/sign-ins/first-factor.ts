import { problem } from '../api-errors.ts'
import { proofPreparation } from '../challenges/protect.ts'
import type { Context, Handler, Preparation } from '../server/context.ts'
import { openClient } from '../sessions/client.ts'
import type { FactorRecord, SignInRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import { chosenFactor } from './choose-factor.ts'
import { storeAndRespond, withFirstFactor } from './complete.ts'
import { firstFactorsOf } from './first-factors.ts'
import { signInThat } from './own-sign-in.ts'
import { readSignIn } from './parameters.ts'
import { passwordPreparation } from './password.ts'
import { factorPreparation } from './prepare-factor.ts'
import { provenFactor, wrongCode } from './prove.ts'
import type { SignInRequest } from './reading.ts'
import { newPassword } from './reset-password.ts'
import { isReset, kindOf } from './strategies.ts'

type Request = SignInRequest & { readonly strategy: string }

/** The request with its strategy. Throws a `Problem` if it has none. */
export const withStrategy = (request: SignInRequest): Request => {
  if (request.strategy !== undefined) return { ...request, strategy: request.strategy }
  throw problem('form_param_nil', { param: 'strategy', longMessage: 'Name the strategy, for example `email_code`.' })
}

/** Returns what begins a first factor. Throws a `Problem` if it cannot begin. */
export const firstPreparation = (
  context: Context,
  draft: SignInRecord,
  request: Request,
): Preparation<SignInRecord> => {
  const factor = chosenFactor(firstFactorsOf(context.server.state, draft), request, draft)
  return factorPreparation(context, draft, { factor, request, as: 'firstFactor' })
}

/** `POST …/prepare_first_factor`. */
export const prepareFirstFactor: Handler = (context) => {
  const { state, clock } = context.server
  const request = withStrategy(readSignIn(context, 'prepare_first_factor'))
  const signIn = signInThat(context, 'needs_first_factor')
  const withProof = proofPreparation<SignInRecord>(state, signIn, request, clock.now())
  const prepare = firstPreparation(context, signIn, request)
  return storeAndRespond(context, openClient(context), prepare(withProof(signIn)))
}

const needed = (value: string | undefined, param: string, longMessage: string): string => {
  if (value) return value
  throw problem('form_param_nil', { param, longMessage })
}

/** What was right, but belongs to no user: it may become a sign-up. */
const transferable = ({ server: { state } }: Context, signIn: SignInRecord, factor: FactorRecord): never => {
  put(state.signIns, { ...signIn, firstFactor: { ...factor, status: 'transferable' } })
  throw problem('sign_up_if_missing_transfer', { param: 'identifier' })
}

const passedBy = (context: Context, signIn: SignInRecord, factor: FactorRecord): SignInRecord => {
  const user = find(context.server.state.users, signIn.userId)
  return user ? withFirstFactor(context.server, signIn, { user, factor }) : transferable(context, signIn, factor)
}

/** A code. That of a reset may bring the new password along, which is checked first. */
const withCode = (context: Context, signIn: SignInRecord, request: Request): SignInRecord => {
  const { strategy, grant, password } = request
  const code = needed(grant, 'code', 'Enter a code.')
  const reset = isReset(strategy) && password !== undefined ? newPassword(context.server, request) : null
  const factor = provenFactor(context, signIn, { place: 'firstFactor', strategy, code, wrong: wrongCode() })
  const next = passedBy(context, signIn, factor)
  return reset ? reset(next) : next
}

const noAttempt = (strategy: string): never => {
  const longMessage = `${strategy} is nothing to attempt: the browser is sent to an address, and back from there.`
  throw problem('form_param_value_invalid', { param: 'strategy', longMessage })
}

/** Returns the sign-in after its first factor was attempted. Throws a `Problem` for a wrong proof. */
const attempted = (context: Context, signIn: SignInRecord, request: Request): SignInRecord => {
  const { strategy, password } = request
  switch (kindOf(strategy)) {
    case 'password':
      return passwordPreparation(context.server, signIn, needed(password, 'password', 'Enter a password.'))(signIn)
    case 'code':
      return withCode(context, signIn, request)
    default:
      return noAttempt(strategy)
  }
}

/** `POST …/attempt_first_factor`. A wrong password or code counts, although the response is an error. */
export const attemptFirstFactor: Handler = (context) => {
  const request = withStrategy(readSignIn(context, 'attempt_first_factor'))
  const signIn = signInThat(context, 'needs_first_factor')
  const next = attempted(context, signIn, request)
  return storeAndRespond(context, openClient(context), next)
}
