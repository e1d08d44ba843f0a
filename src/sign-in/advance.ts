import { finalizeAttempt } from '../attempts/finalize.ts'
import { submitProof } from '../attempts/protect-check.ts'
import { type Given, kindOfStrategy, lackingValue, pickValues, readValues } from '../attempts/values.ts'
import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { setActive } from '../session/on-demand.ts'
import { strategyOf, type Web3Strategy } from '../shapes/strategies.ts'
import { proveFirst, proveSecond, requestFactor, sendOnlyCode } from './advance-factors.ts'
import { signInAtServer } from './at-server.ts'
import { create } from './details.ts'
import { keptSignIn, signInOf } from './members.ts'
import { nextStepAt } from './next-step-at.ts'
import { judgeProof } from './outcomes.ts'
import type { ResetPasswordParams, SignInSSOParams } from './params.ts'
import { passkey } from './passkey.ts'
import { submitPassword } from './reset-password.ts'
import { sso } from './sso.ts'
import type { SignInNextStep } from './steps.ts'
import { ticket } from './ticket.ts'
import { CREATION_VALUES, identifierOf, SIGN_IN_VALUES, type SignInValues } from './values.ts'
import { web3 } from './web3.ts'

const start = async (call: Call, values: SignInValues): Promise<void> => {
  const { strategy, channel } = values
  const identifier = identifierOf(values)
  if (values.ticket !== undefined || strategy === 'ticket') return ticket(call, { ticket: values.ticket })
  if (strategy === 'passkey' && identifier === undefined) return passkey(call, { flow: 'discoverable' })
  const given = pickValues(values, CREATION_VALUES)
  if (identifier === undefined && given.token === undefined && !given.transfer)
    lackingValue('start', '`identifier`, or a `strategy` that needs none')
  // A new sign-in sends its code by text message: another channel takes a second request.
  const isSent = channel === undefined && strategy !== 'passkey'
  const link = strategyOf(strategy)?.sends === 'link' ? { redirectUrl: values.verificationUrl } : {}
  await create(call, { ...given, identifier, ...(isSent ? { strategy, ...link } : {}) })
  if (strategy !== undefined && !isSent) await requestFactor(call, 'first', strategy, values)
}

/** Whether the user went back, and gave another identifier. `password()` sees that by itself. */
const isOfAnotherUser = (call: Call, values: SignInValues): boolean => {
  const identifier = identifierOf(values)
  const isProof = values.password !== undefined || values.code !== undefined
  return !isProof && identifier !== undefined && identifier !== signInOf(call.state()).identifier
}

const goToProvider = (call: Call, strategy: string, values: SignInValues): Promise<void> =>
  sso(call, { ...values, strategy, identifier: identifierOf(values) } as SignInSSOParams) // it checks them

const perform = async (call: Call, step: SignInNextStep, values: SignInValues): Promise<void> => {
  const { strategy } = values
  const kind = kindOfStrategy(strategy)
  if (kind === 'provider') return goToProvider(call, strategy ?? '', values)
  if (kind === 'wallet')
    return web3(call, { strategy: strategy as Web3Strategy, ...pickValues(values, ['walletName']) })
  switch (step.type) {
    case 'start':
    case 'identify':
    case 'restart':
      return start(call, values)
    case 'choose_second_factor':
    case 'enter_second_code':
    case 'open_second_link':
    case 'use_second_passkey':
      return proveSecond(call, step, values)
    case 'continue_enterprise':
    case 'choose_enterprise_connection':
      return strategy === undefined
        ? goToProvider(call, 'enterprise_sso', values)
        : requestFactor(call, 'first', strategy, values)
    case 'new_password':
      return submitPassword(call, values as ResetPasswordParams) // it checks
    case 'protect_check':
      return submitProof(signInAtServer, judgeProof)(call, { proofToken: values.proofToken as string }) // it checks
    case 'existing_session':
      return setActive(call, { session: step.sessionId }, keptSignIn)
    case 'finalize':
      return finalizeAttempt(keptSignIn)(call)
    case 'transfer_to_sign_up':
      throw new FlowError('wrong_step', { detail: 'no such user: go on with `signUp.advance({ transfer: true })`' })
    default:
      return isOfAnotherUser(call, values) ? start(call, values) : proveFirst(call, step, values)
  }
}

/** Does what the next step asks for with the values that are given. Resolves to the step after it. */
export const advance = async (call: Call, given?: Given<SignInValues>): Promise<SignInNextStep> => {
  const values = readValues<SignInValues>(given, SIGN_IN_VALUES)
  const step = await call.inTurn((state) => nextStepAt(state, Date.now()))
  await perform(call, step, values)
  await sendOnlyCode(call, nextStepAt(call.state(), Date.now()))
  return nextStepAt(call.state(), Date.now())
}
