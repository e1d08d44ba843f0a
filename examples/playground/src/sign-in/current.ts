import type { EnterpriseSSOFactor, SignInFirstFactor, SignInNextStep, SignInSecondFactor } from 'headless-signup'
import type { App } from '../app.ts'

export type Which = 'first' | 'second'
export type Factor = SignInFirstFactor | SignInSecondFactor

/** A factor, and whether it is the first or the second. */
export interface Current {
  readonly which: Which
  readonly factor: Factor
  /** Those that may take its place. */
  readonly others: readonly Factor[]
}

/** What distinguishes one factor from another. */
export const keyOf = (factor: Factor): string =>
  [
    factor.strategy,
    'emailAddressId' in factor && factor.emailAddressId,
    'phoneNumberId' in factor && factor.phoneNumberId,
    'web3WalletId' in factor && factor.web3WalletId,
    'enterpriseConnectionId' in factor && factor.enterpriseConnectionId,
  ]
    .filter(Boolean)
    .join(' ')

export const isReset = ({ strategy }: Factor): boolean => strategy.startsWith('reset_password_')

export const isEnterprise = (factor: Factor): factor is EnterpriseSSOFactor => factor.strategy === 'enterprise_sso'

const SECOND: readonly SignInNextStep['type'][] = [
  'choose_second_factor',
  'enter_second_code',
  'open_second_link',
  'use_second_passkey',
]

const STRATEGIES: Readonly<Partial<Record<SignInNextStep['type'], string>>> = {
  use_passkey: 'passkey',
  use_second_passkey: 'passkey',
}

/** The factor that is open at the server. */
const openIn = (step: SignInNextStep, factors: readonly Factor[]): Factor | undefined => {
  const strategy = 'strategy' in step ? step.strategy : STRATEGIES[step.type]
  const same = factors.filter((factor) => factor.strategy === strategy)
  if (!('safeIdentifier' in step)) return same[0]
  return same.find((one) => 'safeIdentifier' in one && one.safeIdentifier === step.safeIdentifier) ?? same[0]
}

/** The factor whose screen is due: what the user chose, what is open, or what is preferred. */
export const currentFactor = ({ client, chosen }: App): Current | null => {
  const { signIn } = client
  const step = signIn.$nextStep.get()
  const which: Which = SECOND.includes(step.type) ? 'second' : 'first'
  const factors: readonly Factor[] =
    which === 'second'
      ? signIn.supportedSecondFactors
      : [...signIn.supportedFirstFactors, ...signIn.ssoBypassFirstFactors]
  const key = chosen && chosen.signInId === signIn.id ? chosen.key : null
  const preferred = 'preferred' in step ? step.preferred : null
  const factor = factors.find((one) => keyOf(one) === key) ?? openIn(step, factors) ?? preferred
  if (!factor) return null
  const others = factors.filter((one) => !isReset(one) && keyOf(one) !== keyOf(factor))
  return { which, factor, others }
}
