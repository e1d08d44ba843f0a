import { problem } from '../api-errors.ts'
import { proofPreparation } from '../challenges/protect.ts'
import { provenPasskey } from '../passkeys/assertion.ts'
import type { Context, Handler } from '../server/context.ts'
import { openClient } from '../sessions/client.ts'
import type { FactorRecord, SignInRecord } from '../state/records.ts'
import { find, put } from '../state/state.ts'
import {
  firstPreparation,
  requireSignedOut,
  type StrategyRequest,
  ticketPreparation,
  tokenPreparation,
  withStrategy,
} from './begin.ts'
import { storeAndRespond, withFirstFactor } from './complete.ts'
import { signInThat } from './own-sign-in.ts'
import { readSignIn } from './parameters.ts'
import { passwordPreparation } from './password.ts'
import { preparedFactor, provenFactor, wrongCode } from './prove.ts'
import { newPassword } from './reset-password.ts'
import { isReset, kindOf } from './strategies.ts'
import { walletFactor } from './wallet.ts'

/** `POST …/prepare_first_factor`: sends a code or a link, creates a text to sign, or begins a round trip. */
export const prepareFirstFactor: Handler = (context) => {
  const { state, clock } = context.server
  const request = withStrategy(readSignIn(context, 'prepare_first_factor'))
  const signIn = signInThat(context, 'needs_first_factor', 'needs_identifier')
  const withProof = proofPreparation<SignInRecord>(state, signIn, request, clock.now())
  const prepare = firstPreparation(context, signIn, request)
  return storeAndRespond(context, openClient(context), prepare(withProof(signIn)))
}

const needed = (value: string | undefined, param: string, longMessage: string): string => {
  if (value) return value
  throw problem('form_param_nil', { param, longMessage })
}

/** The proof was right, but the identifier belongs to no user: the sign-in may become a sign-up. */
const transferable = ({ server: { state } }: Context, signIn: SignInRecord, factor: FactorRecord): never => {
  put(state.signIns, { ...signIn, firstFactor: { ...factor, status: 'transferable' } })
  throw problem('sign_up_if_missing_transfer', { param: 'identifier' })
}

const passedBy = (context: Context, signIn: SignInRecord, factor: FactorRecord): SignInRecord => {
  const user = find(context.server.state.users, signIn.userId)
  // Only to keep it a secret did the sign-in go on without a user.
  if (!user && !signIn.signUpIfMissing) throw problem('form_password_or_identifier_incorrect')
  return user ? withFirstFactor(context.server, signIn, { user, factor }) : transferable(context, signIn, factor)
}

/** A code. That of a reset may bring the new password along, which is checked first. */
const withCode = (context: Context, signIn: SignInRecord, request: StrategyRequest): SignInRecord => {
  const { strategy, grant, password } = request
  const code = needed(grant, 'code', 'Enter a code.')
  const reset = isReset(strategy) && password !== undefined ? newPassword(context.server, request) : null
  const factor = provenFactor(context, signIn, { place: 'firstFactor', strategy, code, wrong: wrongCode() })
  const next = passedBy(context, signIn, factor)
  return reset ? reset(next) : next
}

const withSignature = (context: Context, signIn: SignInRecord, request: StrategyRequest): SignInRecord => {
  const { strategy } = request
  const signature = needed(request.signature, 'signature', 'Sign the text, and send the signature.')
  return passedBy(context, signIn, walletFactor(context, signIn, { strategy, signature }))
}

const withPasskey = (context: Context, signIn: SignInRecord, request: StrategyRequest): SignInRecord => {
  const { state } = context.server
  const credential = needed(
    request.credential,
    'public_key_credential',
    'Send the credential that the browser returned.',
  )
  const known = find(state.users, signIn.userId)
  const prepared = preparedFactor(signIn, 'firstFactor', request.strategy)
  const { user, factor } = provenPasskey(context, prepared, { credential, users: known ? [known] : state.users })
  requireSignedOut(context, user)
  return withFirstFactor(context.server, signIn, { user, factor })
}

const withPassword = (context: Context, signIn: SignInRecord, { password }: StrategyRequest): SignInRecord =>
  passwordPreparation(context.server, signIn, needed(password, 'password', 'Enter a password.'))(signIn)

const NO_ATTEMPT = 'is nothing to attempt: the browser is sent to an address, and back from there.'

/** Returns the sign-in after its first factor was attempted. Throws a `Problem` for a wrong proof. */
const attempted = (context: Context, signIn: SignInRecord, request: StrategyRequest): SignInRecord => {
  const { strategy } = request
  switch (kindOf(strategy)) {
    case 'password':
      return withPassword(context, signIn, request)
    case 'code':
      return withCode(context, signIn, request)
    case 'wallet':
      return withSignature(context, signIn, request)
    case 'passkey':
      return withPasskey(context, signIn, request)
    case 'token':
      return tokenPreparation(context, request)(signIn)
    case 'ticket':
      return ticketPreparation(context, request.ticketId)(signIn)
    default:
      throw problem('form_param_value_invalid', { param: 'strategy', longMessage: `${strategy} ${NO_ATTEMPT}` })
  }
}

/** Strategies that find the user by themselves. */
const isFinding = (strategy: string): boolean => ['passkey', 'token', 'ticket'].includes(kindOf(strategy) ?? '')

/** `POST …/attempt_first_factor`. A wrong password or code counts, although the response is an error. */
export const attemptFirstFactor: Handler = (context) => {
  const request = withStrategy(readSignIn(context, 'attempt_first_factor'))
  const signIn = isFinding(request.strategy)
    ? signInThat(context, 'needs_first_factor', 'needs_identifier')
    : signInThat(context, 'needs_first_factor')
  return storeAndRespond(context, openClient(context), attempted(context, signIn, request))
}
