import { chosenStrategy, lackingValue, listNames, onlyCodeOf, pickValues } from '../attempts/values.ts'
import type { Call } from '../calls/call.ts'
import { FlowError } from '../errors.ts'
import { strategyOf } from '../shapes/strategies.ts'
import { sendLink } from './email-link.ts'
import type { FactorIds } from './factors.ts'
import { passkey } from './passkey.ts'
import { password } from './password.ts'
import type { Which } from './requests.ts'
import type { SignInNextStep } from './steps.ts'
import { FACTOR_IDS, IDENTIFIERS, type SignInValues } from './values.ts'
import { attemptFactor, prepareFactor } from './verification.ts'

type Step<Type extends SignInNextStep['type']> = Extract<SignInNextStep, { type: Type }>

export type FirstStep = Step<
  'choose_first_factor' | 'enter_code' | 'open_link' | 'use_passkey' | 'sign_with_wallet' | 'continue_external'
>

export type SecondStep = Step<'choose_second_factor' | 'enter_second_code' | 'open_second_link' | 'use_second_passkey'>

/** Sends a code or a link, or asks for a passkey. */
export const requestFactor = async (
  call: Call,
  which: Which,
  strategy: string,
  values: SignInValues,
): Promise<void> => {
  const ids = pickValues(values, FACTOR_IDS)
  const { sends } = strategyOf(strategy) ?? {}
  if (strategy === 'passkey') return passkey(call)
  if (sends === 'link') return sendLink(call, { ...ids, verificationUrl: values.verificationUrl as string }) // it checks
  if (sends !== 'code') return lackingValue(strategy, strategy === 'password' ? '`password`' : '`code`')
  const channel = strategy === 'phone_code' && which === 'first' ? { channel: values.channel ?? 'sms' } : {}
  await prepareFactor(call, which, { strategy, ...channel }, ids as FactorIds)
}

/** The strategies that a step offers by itself. */
const waysOf = (step: FirstStep | SecondStep): readonly string[] => {
  if (step.type === 'choose_first_factor' || step.type === 'choose_second_factor')
    return step.factors.map(({ strategy }) => strategy)
  if (step.type === 'use_passkey' || step.type === 'use_second_passkey') return ['passkey']
  return step.type === 'sign_with_wallet' ? [step.strategy] : []
}

/** Requests the factor that the user chose or, when there is only one, that one. */
const requestChosen = (call: Call, which: Which, step: FirstStep | SecondStep, values: SignInValues): Promise<void> => {
  const ways = waysOf(step)
  const strategy = chosenStrategy(values.strategy, ways)
  if (strategy !== undefined) return requestFactor(call, which, strategy, values)
  const isSent = step.type === 'enter_code' || step.type === 'enter_second_code'
  const offered = `\`strategy\`: ${listNames(ways) || 'one of `alternatives`'}`
  return lackingValue(step.type, isSent ? '`code`, or `strategy` to send another one' : offered)
}

export const proveFirst = async (call: Call, step: FirstStep, values: SignInValues): Promise<void> => {
  const { code } = values
  if (values.password !== undefined)
    return password(call, { ...pickValues(values, IDENTIFIERS), password: values.password })
  if (code !== undefined) {
    if (step.type !== 'enter_code') throw new FlowError('wrong_step', { detail: 'no code was sent' })
    return attemptFactor(call, 'first', { strategy: values.strategy ?? step.strategy, code })
  }
  if (step.type === 'continue_external' && values.strategy === undefined) return call.browser.navigate(step.url)
  return requestChosen(call, 'first', step, values)
}

/** The strategy of a second code that was given without one: the one that was sent, or of the authenticator app. */
const secondCodeStrategy = (step: SecondStep): string | undefined => {
  if (step.type === 'enter_second_code') return step.strategy
  const factors = step.type === 'choose_second_factor' ? step.factors : step.alternatives
  return factors.find(({ strategy }) => strategy === 'totp' || strategy === 'backup_code')?.strategy
}

export const proveSecond = async (call: Call, step: SecondStep, values: SignInValues): Promise<void> => {
  const { code } = values
  if (code === undefined) return requestChosen(call, 'second', step, values)
  const strategy = values.strategy ?? secondCodeStrategy(step)
  if (strategy === undefined) throw new FlowError('wrong_step', { detail: 'no code was sent' })
  await attemptFactor(call, 'second', { strategy, code })
}

/** Sends the code of a factor when there is no other way, and the last one was not rejected. */
export const sendOnlyCode = async (call: Call, step: SignInNextStep): Promise<void> => {
  if (step.type !== 'choose_first_factor' && step.type !== 'choose_second_factor') return
  const strategy = onlyCodeOf(waysOf(step))
  if (strategy && step.error === null)
    await requestFactor(call, step.type === 'choose_first_factor' ? 'first' : 'second', strategy, {})
}
