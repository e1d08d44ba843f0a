import type { PopupParams, WalletName } from '../attempts/params.ts'
import {
  chosenStrategy,
  type Given,
  kindOfStrategy,
  lackingValue,
  onlyCodeOf,
  pickValues,
  readValues,
} from '../attempts/values.ts'
import type { PopupWindow } from '../browser/providers.ts'
import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { learnEnvironment } from '../session/environment.ts'
import { setActive } from '../session/on-demand.ts'
import { toCamelCase } from '../shapes/names.ts'
import { creationFields, identifierFields } from '../shapes/sign-up.ts'
import { strategyOf, type Web3Strategy } from '../shapes/strategies.ts'
import { finalizing } from '../state/received.ts'
import { create, finalize, submitProtectCheck, update } from './details.ts'
import { sendEmailLink } from './email-link.ts'
import type { NextStep } from './next-step.ts'
import { nextStepAt } from './next-step-store.ts'
import { type CreationParams, type IdentifierParams, PROFILE_PARAMS, type ProfileParams } from './params.ts'
import { sso } from './sso.ts'
import type { SSOParams } from './sso-params.ts'
import { lacksStrategies } from './strategy-reader.ts'
import { ticket } from './ticket.ts'
import { keptSignUp } from './transitions.ts'
import { attempt, prepare } from './verification.ts'
import { web3 } from './web3.ts'

/** What a form may have for a sign-up. `$nextStep` says what is needed at each step. */
export interface SignUpValues
  extends IdentifierParams,
    ProfileParams,
    CreationParams,
    Pick<PopupParams, 'popupCallbackUrl'>,
    WalletName {
  password?: string | undefined
  /** The code that was sent. */
  code?: string | undefined
  /** The way that the user chose: to verify a field, or to sign up through a provider or with a wallet. */
  strategy?: string | undefined
  /** How a code is sent by phone. Default: `sms`. */
  channel?: 'sms' | 'whatsapp' | undefined
  /** With `email_link`: the page that calls `client.handleEmailLinkVerification()`. */
  verificationUrl?: string | undefined
  /** With a provider: where to go when the sign-up is complete. */
  redirectUrl?: string | undefined
  /** With a provider: the page that calls `client.handleRedirectCallback()`. */
  redirectCallbackUrl?: string | undefined
  /** With a provider: your window, opened in the click handler. */
  popup?: PopupWindow | null | undefined
  /** With `enterprise_sso`: the `id` of one of `getEnterpriseConnections()`. */
  enterpriseConnectionId?: string | undefined
  /** An invitation's ticket. */
  ticket?: string | undefined
  /** An identity token, with the strategies that use one. */
  token?: string | undefined
  /** Whether to continue the sign-in of this client, which found no user, as this sign-up. */
  transfer?: boolean | undefined
  /** The proof of a Protect challenge. */
  proofToken?: string | undefined
}

const USER_NAMES = [
  ...(Object.keys(identifierFields) as (keyof IdentifierParams)[]), // its members
  ...PROFILE_PARAMS,
  'password',
] as const

const CREATION_NAMES = [
  ...USER_NAMES,
  ...(Object.keys(creationFields) as (keyof CreationParams)[]), // its members
  'token',
  'transfer',
] as const

const WALLET_NAMES = [...PROFILE_PARAMS, 'timezone', 'walletName'] as const

const NAMES = [
  ...CREATION_NAMES,
  'code',
  'strategy',
  'channel',
  'verificationUrl',
  'redirectUrl',
  'redirectCallbackUrl',
  'popup',
  'popupCallbackUrl',
  'walletName',
  'enterpriseConnectionId',
  'ticket',
  'proofToken',
] as const

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
    const { token: _token, transfer: _transfer, ...given } = pickValues(values, CREATION_NAMES)
    return ticket(call, { ...given, ticket: values.ticket })
  }
  const given = pickValues(values, CREATION_NAMES)
  if (isEmpty(given)) lackingValue('start', 'the values of the first form, such as `emailAddress`')
  const strategy = values.strategy ?? firstCode(call, values)
  await create(call, { ...given, strategy, channel: values.channel, ...linkOf(values) })
}

const collect = async (call: Call, values: SignUpValues, wanted: string): Promise<void> => {
  const given = pickValues(values, USER_NAMES)
  if (isEmpty(given)) lackingValue('collect', wanted)
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
  const ways = strategies.map((name) => `\`${name}\``).join(' or ')
  if (values.code !== undefined) {
    const strategy = values.strategy ?? strategies.find((name) => strategyOf(name)?.sends === 'code')
    return strategy ? attempt(call, { strategy, code: values.code }) : lackingValue(step.type, `\`strategy\`: ${ways}`)
  }
  const given = pickValues(values, USER_NAMES)
  if (!isEmpty(given)) return update(call, given)
  if (sent && !values.strategy) lackingValue(step.type, '`code`, or `strategy` to send another one')
  const strategy = chosenStrategy(values.strategy, strategies)
  return strategy ? sendBy(call, strategy, values) : lackingValue(step.type, `\`strategy\`: ${ways}`)
}

const perform = async (call: Call, step: NextStep, values: SignUpValues): Promise<void> => {
  const { strategy } = values
  const kind = kindOfStrategy(strategy)
  if (kind === 'provider') return sso(call, values as SSOParams) // it checks them
  if (kind === 'wallet') return web3(call, { ...pickValues(values, WALLET_NAMES), strategy: strategy as Web3Strategy })
  switch (step.type) {
    case 'start':
    case 'restart':
      return start(call, values)
    case 'collect':
      return collect(call, values, step.missing.map((name) => `\`${toCamelCase(name)}\``).join(', ') || 'an identifier')
    case 'verify':
      return verify(call, step, values)
    case 'continue_external':
      return isEmpty(values) ? call.browser.navigate(step.url) : update(call, pickValues(values, USER_NAMES))
    case 'protect_check':
      return submitProtectCheck(call, { proofToken: values.proofToken as string }) // it checks
    case 'existing_session':
      return setActive(call, { session: step.sessionId }, () => call.update(finalizing, keptSignUp))
    case 'finalize':
      return finalize(call)
    case 'transfer_to_sign_in':
      throw new FlowError('wrong_step', { detail: 'the user exists: go on with `signIn.advance({ transfer: true })`' })
  }
}

/** A failure changes nothing: the user may still choose. */
const learnMissingStrategies = async (call: Call): Promise<void> => {
  if (lacksStrategies(call.state())) await learnEnvironment(call).catch(() => {})
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
  const values = readValues<SignUpValues>(given, NAMES)
  await learnMissingStrategies(call)
  const step = await call.inTurn((state) => nextStepAt(state, Date.now()))
  await perform(call, step, values)
  if (step.type === 'start' || step.type === 'restart' || step.type === 'collect' || step.type === 'verify')
    await sendOnlyCode(call)
  return nextStepAt(call.state(), Date.now())
}
