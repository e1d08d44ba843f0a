import { finalizeAttempt } from '../attempts/finalize.ts'
import type { PopupParams, WalletName } from '../attempts/params.ts'
import { submitProof } from '../attempts/protect-check.ts'
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
import { setActive } from '../session/on-demand.ts'
import { strategyOf, type Web3Strategy } from '../shapes/strategies.ts'
import { finalizing } from '../state/received.ts'
import { signInAtServer } from './at-server.ts'
import { create } from './details.ts'
import { sendLink } from './email-link.ts'
import type { FactorIds } from './factors.ts'
import { keptSignIn, signInOf } from './kept.ts'
import { nextStepAt } from './next-step-at.ts'
import { judgeProof } from './outcomes.ts'
import type { SignInContextParams, SignInSSOParams } from './params.ts'
import { passkey } from './passkey.ts'
import { password } from './password.ts'
import { resetPassword } from './reset-password.ts'
import { sso } from './sso.ts'
import type { SignInNextStep } from './steps.ts'
import { ticket } from './ticket.ts'
import { attemptFactor, prepareFactor } from './verification.ts'
import { web3 } from './web3.ts'

/** What a form may have for a sign-in. `$nextStep` says what is needed at each step. */
export interface SignInValues extends SignInContextParams, Pick<PopupParams, 'popupCallbackUrl'>, WalletName {
  /** The user's email address, phone number or username. At most one of the three names is used. */
  identifier?: string | undefined
  emailAddress?: string | undefined
  phoneNumber?: string | undefined
  /** The password, or the new one when the step is `new_password`. */
  password?: string | undefined
  /** The code that was sent, of an authenticator app, or a backup code. */
  code?: string | undefined
  /** The way that the user chose: a strategy of the step's factors, a provider's or a wallet's. */
  strategy?: string | undefined
  /** With several factors of a strategy: which one. */
  emailAddressId?: string | undefined
  phoneNumberId?: string | undefined
  /** How a code is sent by phone. Default: `sms`. */
  channel?: 'sms' | 'whatsapp' | undefined
  /** With `email_link`: the page that calls `client.handleEmailLinkVerification()`. */
  verificationUrl?: string | undefined
  /** With a provider: where to go when the sign-in is complete. */
  redirectUrl?: string | undefined
  /** With a provider: the page that calls `client.handleRedirectCallback()`. */
  redirectCallbackUrl?: string | undefined
  /** With a provider: your window, opened in the click handler. */
  popup?: PopupWindow | null | undefined
  enterpriseConnectionId?: string | undefined
  ticket?: string | undefined
  /** An identity token, with the strategies that use one. */
  token?: string | undefined
  /** Whether to continue the sign-up of this client, whose account already has a user, as this sign-in. */
  transfer?: boolean | undefined
  /** With a new password: whether the user is signed out of all other sessions. A form's checkbox counts as `true`. */
  signOutOfOtherSessions?: boolean | 'on' | undefined
  /** The proof of a Protect challenge. */
  proofToken?: string | undefined
}

const IDENTIFIERS = ['identifier', 'emailAddress', 'phoneNumber'] as const
const IDS = ['emailAddressId', 'phoneNumberId'] as const
const CREATION_NAMES = ['token', 'transfer', 'signUpIfMissing', 'locale', 'timezone', 'password'] as const

const NAMES = [
  ...IDENTIFIERS,
  ...IDS,
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
  'signOutOfOtherSessions',
  'proofToken',
] as const

const identifierOf = (values: SignInValues): string | undefined =>
  IDENTIFIERS.map((name) => values[name]).find((value) => value !== undefined)

const start = async (call: Call, values: SignInValues): Promise<void> => {
  const { strategy, channel } = values
  const identifier = identifierOf(values)
  if (values.ticket !== undefined || strategy === 'ticket') return ticket(call, { ticket: values.ticket })
  if (strategy === 'passkey' && identifier === undefined) return passkey(call, { flow: 'discoverable' })
  const given = pickValues(values, CREATION_NAMES)
  if (identifier === undefined && given.token === undefined && !given.transfer)
    lackingValue('start', '`identifier`, or a `strategy` that needs none')
  // A new sign-in sends its code by text message: another channel takes a second request.
  const isSent = channel === undefined && strategy !== 'passkey'
  const link = strategyOf(strategy)?.sends === 'link' ? { redirectUrl: values.verificationUrl } : {}
  await create(call, { ...given, identifier, ...(isSent ? { strategy, ...link } : {}) })
  if (strategy !== undefined && !isSent) await requestFactor(call, 'first', strategy, values)
}

/** Sends a code or a link, or asks for a passkey. */
const requestFactor = async (
  call: Call,
  which: 'first' | 'second',
  strategy: string,
  values: SignInValues,
): Promise<void> => {
  const ids = pickValues(values, IDS)
  const { sends } = strategyOf(strategy) ?? {}
  if (strategy === 'passkey') return passkey(call)
  if (sends === 'link') return sendLink(call, { ...ids, verificationUrl: values.verificationUrl as string }) // it checks
  if (sends !== 'code') return lackingValue(strategy, strategy === 'password' ? '`password`' : '`code`')
  const channel = strategy === 'phone_code' && which === 'first' ? { channel: values.channel ?? 'sms' } : {}
  await prepareFactor(call, which, { strategy, ...channel }, ids as FactorIds)
}

type Step<Type extends SignInNextStep['type']> = Extract<SignInNextStep, { type: Type }>

const nameAll = (strategies: readonly string[]): string => strategies.map((name) => `\`${name}\``).join(' or ')

type FirstStep = Step<
  'choose_first_factor' | 'enter_code' | 'open_link' | 'use_passkey' | 'sign_with_wallet' | 'continue_external'
>

/** The ways that a step leaves without a choice, and those that the user may choose. */
const waysOf = (step: FirstStep | SecondStep): readonly string[] => {
  if (step.type === 'choose_first_factor' || step.type === 'choose_second_factor')
    return step.factors.map(({ strategy }) => strategy)
  if (step.type === 'use_passkey' || step.type === 'use_second_passkey') return ['passkey']
  return step.type === 'sign_with_wallet' ? [step.strategy] : []
}

const proveFirst = async (call: Call, step: FirstStep, values: SignInValues): Promise<void> => {
  const { code } = values
  if (values.password !== undefined)
    return password(call, { ...pickValues(values, IDENTIFIERS), password: values.password })
  if (code !== undefined) {
    if (step.type !== 'enter_code') throw new FlowError('wrong_step', { detail: 'no code was sent' })
    return attemptFactor(call, 'first', { strategy: values.strategy ?? step.strategy, code })
  }
  const identifier = identifierOf(values)
  if (identifier !== undefined && identifier !== signInOf(call.state()).identifier) return start(call, values)
  const strategy = chosenStrategy(values.strategy, waysOf(step))
  if (strategy === undefined && step.type === 'continue_external') return call.browser.navigate(step.url)
  const wanted = step.type === 'enter_code' ? '`code`, or `strategy` to send another one' : ''
  return strategy === undefined
    ? lackingValue(step.type, wanted || `\`strategy\`: ${nameAll(waysOf(step)) || 'one of `alternatives`'}`)
    : requestFactor(call, 'first', strategy, values)
}

type SecondStep = Step<'choose_second_factor' | 'enter_second_code' | 'open_second_link' | 'use_second_passkey'>

/** The strategy of a second code that was given without one: the one that was sent, or of the authenticator app. */
const secondCodeStrategy = (step: SecondStep): string | undefined => {
  if (step.type === 'enter_second_code') return step.strategy
  const factors = step.type === 'choose_second_factor' ? step.factors : step.alternatives
  return factors.find(({ strategy }) => strategy === 'totp' || strategy === 'backup_code')?.strategy
}

const proveSecond = async (call: Call, step: SecondStep, values: SignInValues): Promise<void> => {
  const { code } = values
  if (code !== undefined) {
    const strategy = values.strategy ?? secondCodeStrategy(step)
    if (strategy === undefined) throw new FlowError('wrong_step', { detail: 'no code was sent' })
    return attemptFactor(call, 'second', { strategy, code })
  }
  const strategy = chosenStrategy(values.strategy, waysOf(step))
  const wanted = step.type === 'enter_second_code' ? '`code`, or `strategy` for another way' : ''
  return strategy === undefined
    ? lackingValue(step.type, wanted || `\`strategy\`: ${nameAll(waysOf(step)) || 'one of `alternatives`'}`)
    : requestFactor(call, 'second', strategy, values)
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
    case 'new_password': {
      const { signOutOfOtherSessions: signOut = true } = values
      return resetPassword(call, {
        password: values.password as string, // it checks
        signOutOfOtherSessions: signOut === true || signOut === 'on',
      })
    }
    case 'protect_check':
      return submitProof(signInAtServer, judgeProof)(call, { proofToken: values.proofToken as string }) // it checks
    case 'existing_session':
      return setActive(call, { session: step.sessionId }, () => call.update(finalizing, keptSignIn))
    case 'finalize':
      return finalizeAttempt(keptSignIn)(call)
    case 'transfer_to_sign_up':
      throw new FlowError('wrong_step', { detail: 'no such user: go on with `signUp.advance({ transfer: true })`' })
    default:
      return proveFirst(call, step, values)
  }
}

/** Sends the code of a factor when there is no other way, and none was sent before. */
const sendOnlyCode = async (call: Call): Promise<void> => {
  const step = nextStepAt(call.state(), Date.now())
  if (step.type !== 'choose_first_factor' && step.type !== 'choose_second_factor') return
  const strategy = onlyCodeOf(waysOf(step))
  if (strategy && step.error === null)
    await requestFactor(call, step.type === 'choose_first_factor' ? 'first' : 'second', strategy, {})
}

/** Does what the next step asks for with the values that are given. Resolves to the step after it. */
export const advance = async (call: Call, given?: Given<SignInValues>): Promise<SignInNextStep> => {
  const values = readValues<SignInValues>(given, NAMES)
  const step = await call.inTurn((state) => nextStepAt(state, Date.now()))
  await perform(call, step, values)
  await sendOnlyCode(call)
  return nextStepAt(call.state(), Date.now())
}
