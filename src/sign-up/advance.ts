import {
  chosenStrategy,
  type Given,
  kindOfStrategy,
  lackingValue,
  listNames,
  onlyCodeOf,
  pickValues,
  readValues,
} from '../attempts/values.ts'
import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { setActive } from '../session/on-demand.ts'
import { toCamelCase } from '../shapes/kinds.ts'
import { strategyOf, type Web3Strategy } from '../shapes/strategies.ts'
import { create, finalize, submitProtectCheck, update } from './details.ts'
import { sendEmailLink } from './email-link.ts'
import { keptSignUp } from './members.ts'
import type { NextStep } from './next-step.ts'
import { nextStepAt } from './next-step-at.ts'
import { sso } from './sso.ts'
import type { SSOParams } from './sso-params.ts'
import { learnStrategies } from './strategies.ts'
import { ticket } from './ticket.ts'
import { CREATION_VALUES, SIGN_UP_VALUES, type SignUpValues, USER_VALUES, WALLET_VALUES } from './values.ts'
import { attempt, prepare } from './verification.ts'
import { web3 } from './web3.ts'

const isEmpty = (values: object): boolean => Object.keys(values).length === 0

/** Where the link of `email_link` leads, by the name that the request has for it. */
const linkOf = ({ strategy, verificationUrl }: SignUpValues): object =>
  strategyOf(strategy)?.sends === 'link' ? { redirectUrl: verificationUrl } : {}

/** The strategy that sends the code of a new sign-up in the same request, when the settings leave no choice. */
const firstCode = (call: Call, { emailAddress, phoneNumber }: SignUpValues): string | undefined => {
  const attributes = call.state().environment?.attributes
  const field = emailAddress ? 'email_address' : phoneNumber ? 'phone_number' : ''
  return attributes?.[field]?.verifyAtSignUp ? onlyCodeOf(attributes[field].verifications) : undefined
}

const start = async (call: Call, values: SignUpValues): Promise<void> => {
  if (values.ticket !== undefined || values.strategy === 'ticket') {
    const { token: _token, transfer: _transfer, ...given } = pickValues(values, CREATION_VALUES)
    return ticket(call, { ...given, ticket: values.ticket })
  }
  const given = pickValues(values, CREATION_VALUES)
  if (isEmpty(given)) lackingValue('start', 'the values of the first form, such as `emailAddress`')
  const strategy = values.strategy ?? firstCode(call, values)
  await create(call, { ...given, strategy, channel: values.channel, ...linkOf(values) })
}

const change = async (call: Call, { type }: NextStep, values: SignUpValues, wanted: string): Promise<void> => {
  const given = pickValues(values, USER_VALUES)
  if (isEmpty(given)) lackingValue(type, wanted)
  await update(call, given)
}

const sendBy = async (call: Call, strategy: string, values: SignUpValues): Promise<void> => {
  const { sends } = strategyOf(strategy) ?? {}
  if (sends === 'link') return sendEmailLink(call, { verificationUrl: values.verificationUrl as string }) // it checks
  await prepare(call, { strategy, ...(strategy === 'phone_code' ? { channel: values.channel ?? 'sms' } : {}) })
}

type VerifyStep = Extract<NextStep, { type: 'verify' }>

const verify = async (call: Call, step: VerifyStep, values: SignUpValues): Promise<void> => {
  const { strategies, sent } = step
  const ways = listNames(strategies)
  if (values.code !== undefined) {
    const strategy = values.strategy ?? strategies.find((name) => strategyOf(name)?.sends === 'code')
    return strategy ? attempt(call, { strategy, code: values.code }) : lackingValue(step.type, `\`strategy\`: ${ways}`)
  }
  const given = pickValues(values, USER_VALUES)
  if (!isEmpty(given)) return update(call, given)
  if (sent && !values.strategy) lackingValue(step.type, '`code`, or `strategy` to send another one')
  const strategy = chosenStrategy(values.strategy, strategies)
  return strategy ? sendBy(call, strategy, values) : lackingValue(step.type, `\`strategy\`: ${ways}`)
}

const perform = async (call: Call, step: NextStep, values: SignUpValues): Promise<void> => {
  const { strategy } = values
  const kind = kindOfStrategy(strategy)
  if (kind === 'provider') return sso(call, values as SSOParams) // it checks them
  if (kind === 'wallet') return web3(call, { ...pickValues(values, WALLET_VALUES), strategy: strategy as Web3Strategy })
  switch (step.type) {
    case 'start':
    case 'restart':
      return start(call, values)
    case 'collect':
      return change(call, step, values, step.missing.map(toCamelCase).join(', ') || 'an identifier')
    case 'verify':
      return verify(call, step, values)
    case 'continue_external':
      return isEmpty(values)
        ? call.browser.navigate(step.url)
        : change(call, step, values, 'a field, a `strategy`, or nothing')
    case 'protect_check':
      return submitProtectCheck(call, { proofToken: values.proofToken as string }) // it checks
    case 'existing_session':
      return setActive(call, { session: step.sessionId }, keptSignUp)
    case 'finalize':
      return finalize(call)
    case 'transfer_to_sign_in':
      throw new FlowError('wrong_step', { detail: 'the user exists: go on with `signIn.advance({ transfer: true })`' })
  }
}

/** A failure changes nothing: the user may still choose. */
const learnMissingStrategies = async (call: Call): Promise<void> => {
  await learnStrategies(call)
}

/** Sends the code of the next field when there is no other way to verify it, and none was sent before. */
const sendOnlyCode = async (call: Call): Promise<void> => {
  await learnMissingStrategies(call)
  const step = nextStepAt(call.state(), Date.now())
  if (step.type !== 'verify' || step.sent || step.expireAt !== null) return
  const strategy = onlyCodeOf(step.strategies)
  if (strategy) await sendBy(call, strategy, {})
}

/** Does what the next step asks for with the values that are given. Resolves to the step after it. */
export const advance = async (call: Call, given?: Given<SignUpValues>): Promise<NextStep> => {
  const values = readValues<SignUpValues>(given, SIGN_UP_VALUES)
  await learnMissingStrategies(call)
  const step = await call.inTurn((state) => nextStepAt(state, Date.now()))
  await perform(call, step, values)
  if (step.type === 'start' || step.type === 'restart' || step.type === 'collect' || step.type === 'verify')
    await sendOnlyCode(call)
  return nextStepAt(call.state(), Date.now())
}
